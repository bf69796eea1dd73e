/**
 * How a selector of an element's shadow CSS reads in the light DOM, before the element is defined:
 *
 *   :host([layout='row']) ::slotted(p)   →   tag[layout='row']:not(:defined) > p
 *
 * The rules that lay out the host and what is slotted are so written once, and nothing jumps at the upgrade.
 */
const slotSelector = /^slot(?:\[name=(?:'([^']+)'|"([^"]+)"|([\w-]+))\]|(:not\(\[name\]\)))?$/;

/**
 * Whose slotted children keep these rules once defined: a page's `* { margin: 9px }` and `h2 { font-size: 60px }` beat
 * `::slotted`, but not these. The tag is of the same weight before and after.
 */
const lasting = new Set(['column-credits', 'column-header', 'reading-panel', 'worker-profile']);

/**
 * @returns {string | undefined} `undefined` where the selector speaks of the inside of the shadow root, or of a
 *   state that an element has only once it is defined
 */
export function toSheetSelector(tag, selector) {
  const text = selector.trim().replace(/\s+/g, ' ');
  if (/:state\(|:--/.test(text)) return undefined;
  const host = readHost(text);
  const rest = text.slice(host.length).trim();
  const base = `${tag}${host.condition}:not(:defined)`;
  if (!rest) return base;
  if (host.length > 0 && rest.startsWith('::') && !rest.startsWith('::slotted(')) return base + rest;
  const slotted = readSlotted(rest);
  if (!slotted) return undefined;
  return `${lasting.has(tag) ? `${tag}${host.condition}:not(:empty)` : base} > ${slotted}`;
}

/** `:host`, `:host(…)` and pseudo-classes after it; nothing where the selector starts otherwise. */
function readHost(text) {
  if (!text.startsWith(':host') || text.startsWith(':host-context')) return { length: 0, condition: '' };
  let end = ':host'.length;
  let condition = '';
  if (text[end] === '(') {
    const close = findClose(text, end);
    condition = text.slice(end + 1, close);
    end = close + 1;
  }
  const pseudo = /^(?::(?!:)[\w-]+(?:\([^)]*\))?)*/.exec(text.slice(end))[0];
  return { length: end + pseudo.length, condition: condition + pseudo };
}

/** What `::slotted(x)` and `slot[name='y']::slotted(x)` select among the host's children. */
function readSlotted(text) {
  const start = text.indexOf('::slotted(');
  if (start === -1) return undefined;
  const open = start + '::slotted'.length;
  const close = findClose(text, open);
  const inner = text.slice(open + 1, close).trim();
  const pseudo = text.slice(close + 1);
  if (/\s/.test(pseudo)) return undefined;
  const slot = text.slice(0, start).trim();
  const condition = slot === '' ? '' : readSlot(slot);
  if (condition === undefined) return undefined;
  return (inner === '*' && condition ? condition : inner + condition) + pseudo;
}

function readSlot(slot) {
  const match = slotSelector.exec(slot);
  if (!match) return undefined;
  const name = match[1] ?? match[2] ?? match[3];
  if (name) return `[slot='${name}']`;
  return match[4] ? ':not([slot])' : '';
}

function findClose(text, open) {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    if (text[index] === '(') depth++;
    if (text[index] === ')' && --depth === 0) return index;
  }
  throw new Error(`A parenthesis is not closed: ${text}`);
}
