import '@lit-labs/ssr-client/lit-element-hydrate-support.js';

import type { LitElement, PropertyValues } from 'lit';
import { tags } from '../embed/names.js';
import { warnOnce } from '../development.js';

/**
 * Lets elements take over the shadow roots that a server rendered. To be imported before Lit and before the elements:
 * Lit asks for it once, when it starts.
 */
type Support = (lit: { LitElement: typeof LitElement }) => void;

const page = globalThis as { litElementHydrateSupport?: Support; litElementVersions?: readonly string[] };
if (page.litElementVersions)
  warnOnce(
    'hydrate:late',
    'lanelight/hydrate came after Lit, and takes over nothing: import it first of all, before the elements.',
  );
const support = page.litElementHydrateSupport;
const isOurs = new RegExp(`^(?:${tags})$`);

page.litElementHydrateSupport = (lit) => {
  support?.(lit);
  const prototype = lit.LitElement.prototype as unknown as Updating;
  const { update } = prototype;
  prototype.update = function (changed) {
    const isTakingOver = !this.hasUpdated && isOurs.test(this.localName);
    try {
      update.call(this, changed);
    } catch (error) {
      if (!isTakingOver) throw error;
      // Something between the server and here has changed the page, or the page its element: what is here now holds.
      warnOnce(`hydrate:${this.localName}`, `<${this.localName}> is rendered anew: ${String(error)}`);
      clear(this.renderRoot);
      update.call(this, changed);
    }
  };
};

/** `update` is protected. */
type Updating = Pick<LitElement, 'hasUpdated' | 'localName' | 'renderRoot'> & {
  update(changed: PropertyValues): void;
};

/** Takes out what the server rendered, and leaves its style. */
function clear(root: Node & Partial<Record<'_$litPart$', unknown>>): void {
  for (const node of [...root.childNodes]) if (!/^(?:STYLE|LINK)$/.test(node.nodeName)) node.remove();
  delete root['_$litPart$'];
}

// In a browser that knows no declarative shadow roots they stand among the children that an element reads.
// (On a server, which may load this too, there is nothing to look for.)
if (typeof document === 'object' && !('shadowRootMode' in HTMLTemplateElement.prototype))
  for (const template of document.querySelectorAll('template[shadowrootmode]')) template.remove();
