/** What a script that we add is given through its element, and takes from there: no global is needed. */
export interface LoadedScript extends HTMLScriptElement {
  /** The one policy that a page has to list: an element's script takes it over, since a name can be taken once. */
  lanelightPolicy?: unknown;
  lanelightPart?: (part: unknown) => void;
}

interface PolicyFactory {
  createPolicy(name: string, rules: object): { createScriptURL(url: string): string };
}

let policy: ReturnType<PolicyFactory['createPolicy']> | undefined;

/**
 * Adds a classic script, guarded as the script that asks for it: same `nonce`, same `crossorigin`.
 *
 * @throws when the page forbids it, or it cannot be had
 */
export function loadScript(
  address: string,
  own: HTMLScriptElement | null | undefined,
  set: Partial<LoadedScript> & { prefix?: string } = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const { prefix, ...properties } = set;
    const script: LoadedScript = Object.assign(document.createElement('script'), properties);
    if (own?.nonce) script.nonce = own.nonce;
    if (own) script.crossOrigin = own.crossOrigin;
    if (prefix) script.dataset['prefix'] = prefix.slice(0, -1);
    try {
      const { trustedTypes } = window as unknown as { trustedTypes: PolicyFactory };
      policy ??= trustedTypes.createPolicy('lit-html', {
        createHTML: (markup: string) => markup,
        createScriptURL: (url: string) => url,
      });
    } catch {
      // No Trusted Types here, or the name is not listed or taken: where they are required, the next line throws.
    }
    script.lanelightPolicy = policy;
    script.src = policy ? policy.createScriptURL(address) : address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} cannot be loaded`));
    document.head.append(script);
  });
}
