/** What a script that we add is given through its element, and takes from there: no global is needed. */
export interface LoadedScript extends HTMLScriptElement {
  /** The one policy that a page has to list: the elements' script takes it over, since a name may be used only once. */
  lanelightPolicy?: Policy | null;
  lanelightPart?: (part: unknown) => void;
}

interface Policy {
  createScriptURL(address: string): string;
}

let policy: Promise<Policy | null> | undefined;

/**
 * Adds a classic script, guarded as the script that asks for it: same `nonce`, same `crossorigin`.
 *
 * @throws nothing at all, where it cannot be had: the browser has said so
 */
export async function loadScript(
  address: string,
  own: HTMLScriptElement | undefined,
  { prefix, part }: { prefix?: string; part?: (part: unknown) => void } = {},
): Promise<void> {
  const allowed = await (policy ??= createPolicy());
  const script: LoadedScript = document.createElement('script');
  if (own?.nonce) script.nonce = own.nonce;
  if (own) script.crossOrigin = own.crossOrigin;
  if (prefix) script.dataset['prefix'] = prefix.slice(0, -1);
  script.lanelightPolicy = allowed;
  script.lanelightPart = part;
  script.src = allowed ? allowed.createScriptURL(address) : address;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject();
    document.head.append(script);
  });
}

async function createPolicy(): Promise<Policy | null> {
  const { trustedTypes } = window as unknown as { trustedTypes?: { createPolicy?: unknown } };
  if (typeof trustedTypes?.createPolicy !== 'function') return null;
  try {
    return trustedTypes.createPolicy('lit-html', {
      createHTML: (markup: string) => markup,
      createScriptURL: (address: string) => address,
    }) as Policy;
  } catch {
    // The page's list leaves it out, or another Lit has taken it: the browser's report says whether strings will do.
    return new Promise((resolve, reject) => {
      document.addEventListener('securitypolicyviolation', function listen(event) {
        if (event.effectiveDirective !== 'trusted-types') return;
        document.removeEventListener('securitypolicyviolation', listen);
        if (event.originalPolicy.includes('require-trusted-types-for')) reject();
        else resolve(null);
      });
    });
  }
}
