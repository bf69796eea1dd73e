/**
 * What Lit sees in our two bundles where it says `globalThis`: the little that it needs of the page, and nothing
 * that the page may have put in its way. Why: docs/decisions/2026-11-21-where-lit-is-patched.md
 */
const policy = createPolicy();

/** Whether the page lets Lit turn templates into DOM at all. */
export const canRender = policy !== undefined || canAssignMarkup();

export const litGlobal = {
  ShadowRoot: globalThis.ShadowRoot,
  trustedTypes: policy && { createPolicy: () => policy, emptyScript: globalThis.trustedTypes.emptyScript },
  /** For browsers without adoptedStyleSheets, in pages with a strict `style-src`. */
  get litNonce() {
    const { litNonce } = globalThis;
    return typeof litNonce === 'string' ? litNonce : undefined;
  },
};

function createPolicy() {
  try {
    return globalThis.trustedTypes.createPolicy('lit-html', { createHTML: (markup) => markup });
  } catch {
    // No Trusted Types here, or the page's list leaves `lit-html` out, or another Lit has taken it.
    return undefined;
  }
}

function canAssignMarkup() {
  try {
    document.createElement('template').innerHTML = '<br>';
    return true;
  } catch {
    return false;
  }
}
