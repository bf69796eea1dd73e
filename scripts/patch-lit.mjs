import { fileURLToPath } from 'node:url';

const litGlobal = fileURLToPath(new URL('./bundle/lit-global.js', import.meta.url));

/**
 * Lit's modules that name a global, each with how often it does. The numbers are those of the versions that
 * package.json pins: a Lit whose text differs is looked at before it is shipped.
 */
const expected = {
  'lit-html/lit-html.js': { globalThis: 1 },
  'lit-html/directives/ref.js': { globalThis: 3, optional: true },
  '@lit/reactive-element/css-tag.js': { globalThis: 1 },
  '@lit/reactive-element/reactive-element.js': {
    globalThis: 1,
    litPropertyMetadata: 1,
    'Symbol.metadata': 2,
  },
  '@lit/reactive-element/decorators/property.js': { globalThis: 2, optional: true },
  'lit-element/lit-element.js': { globalThis: 1 },
};

const ownRoot = 'this.shadowRoot??this.attachShadow(';

/**
 * A Vite plugin that gives Lit a view of the page which an `id="litHtmlVersions"`, a second Lit or a list of
 * Trusted Types policies cannot break. Fails the build when Lit's text is not the one that it was written for.
 *
 * @returns {import('vite').Plugin}
 */
export function patchLit() {
  const patched = new Set();
  return {
    name: 'patch-lit',
    buildStart() {
      patched.clear();
    },
    transform(code, id) {
      const name = id.split('/node_modules/').pop();
      if (!/^(lit-html|lit-element|@lit\/reactive-element)\//.test(name)) return undefined;
      const source = expected[name];
      if (!source && !/\bglobalThis\b/.test(code)) return undefined;
      patched.add(name);
      return { code: patch(name, code, source), map: null };
    },
    buildEnd(error) {
      if (error) return;
      const missing = Object.keys(expected).filter((name) => !expected[name].optional && !patched.has(name));
      if (missing.length > 0) throw new Error(`patch-lit: not found: ${missing.join(', ')}.`);
    },
  };
}

function patch(name, code, source) {
  const text = code.replace(/^\/\/#.*$/m, '');
  for (const word of ['globalThis', 'litPropertyMetadata', 'Symbol.metadata']) {
    const found = text.match(free(word))?.length ?? 0;
    if (found !== (source?.[word] ?? 0)) {
      throw new Error(
        `patch-lit: ${name} names ${word} ${found} times, not ${source?.[word] ?? 0}. Read what changed in Lit, then scripts/patch-lit.mjs.`,
      );
    }
  }
  const body = text
    .replace(free('litPropertyMetadata'), 'litGlobal.litPropertyMetadata')
    // A page that has frozen the language's objects lets nobody add to `Symbol`.
    .replace(free('Symbol.metadata'), 'litGlobal.metadata')
    .replace(free('globalThis'), 'litGlobal')
    // Of a declarative shadow root this takes what a server rendered out: our bundles render anew.
    .replace(ownRoot, 'this.attachShadow(');
  if (name.endsWith('/reactive-element.js') && !text.includes(ownRoot))
    throw new Error(`patch-lit: ${name} makes its root in another way. Read what changed in Lit.`);
  return `import { litGlobal } from ${JSON.stringify(litGlobal)};\n${body}`;
}

/** The name where it stands for a global, not for a property. */
function free(name) {
  return new RegExp(`(?<![.\\w$])${name.replace('.', '\\.')}\\b`, 'g');
}
