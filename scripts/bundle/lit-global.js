/**
 * What Lit sees in our two bundles where it says `globalThis`: the little that it needs of the page, and nothing
 * that the page may have put in its way. Why: docs/decisions/2026-11-21-where-lit-is-patched.md
 */
let isRefused = false;
const policy = takePolicy();

/** Whether the page lets Lit turn templates into DOM: `true`, or a promise where the page refused our policy. */
export const canRender = isRefused ? readRefusal() : true;

export const litGlobal = {
  ShadowRoot: globalThis.ShadowRoot,
  trustedTypes: policy && { createPolicy: () => policy, emptyScript: globalThis.trustedTypes.emptyScript },
  /** For browsers without adoptedStyleSheets, in pages with a strict `style-src`. */
  get litNonce() {
    const { litNonce } = globalThis;
    return typeof litNonce === 'string' ? litNonce : undefined;
  },
};

/**
 * A page's list of policies may name each only once: the loader, which has used the name, hands its policy on; `null`
 * where it was refused and none is needed.
 */
function takePolicy() {
  const script = document.currentScript;
  const taken = script?.lanelightPolicy;
  if (taken === undefined) return createPolicy();
  delete script.lanelightPolicy;
  return taken;
}

function createPolicy() {
  const factory = globalThis.trustedTypes;
  // No Trusted Types here; or an element of the page that is called so.
  if (typeof factory?.createPolicy !== 'function') return undefined;
  try {
    return factory.createPolicy('lit-html', { createHTML: (markup) => markup });
  } catch {
    // The page's list leaves `lit-html` out, or another Lit has taken it.
    isRefused = true;
    return undefined;
  }
}

/**
 * Whether strings will do. The browser has told the page's author of the refusal by one line; to try would cost a
 * second one, and the report of the refusal says it too.
 */
function readRefusal() {
  return new Promise((resolve) => {
    const listen = ({ effectiveDirective, originalPolicy }) => {
      if (effectiveDirective !== 'trusted-types') return;
      document.removeEventListener('securitypolicyviolation', listen);
      resolve(!originalPolicy.includes('require-trusted-types-for') && canAssignMarkup());
    };
    document.addEventListener('securitypolicyviolation', listen);
  });
}

function canAssignMarkup() {
  try {
    document.createElement('template').innerHTML = '<br>';
    return true;
  } catch {
    return false;
  }
}
