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
  '@lit/reactive-element/reactive-element.js': { globalThis: 1 },
  'lit-element/lit-element.js': { globalThis: 1 },
};

/**
 * What is left out of Lit's modules, each with what takes its place; every one is there once. Nobody can fill the hooks for
 * polyfills and the lists of versions, which would stand on our view of the page; decorators are written out before
 * (scripts/shrink.mjs), so that no metadata is kept; and the two guards of style sheets tell a developer of a mistake
 * that the compiler tells of. The guard against forged templates stays.
 */
const unused = {
  'lit-html/lit-html.js': [
    [
      /,\w+=\w+\.litHtmlPolyfillSupport;\w+\?\.\(\w+,\w+\),\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);/,
      ';',
    ],
  ],
  '@lit/reactive-element/css-tag.js': [
    [/\(void 0===\w+\.ShadyCSS\|\|\w+\.ShadyCSS\.nativeShadow\)&&/, ''],
    [/if\((this\._\$cssResult\$=!0),\w+!==\w+\)throw Error\("[^"]+"\);/, '$1;'],
    [/if\("number"==typeof (\w+)\)return \1;throw Error\("[^"]+"\+\1\+"[^"]+"\)/, 'return $1'],
  ],
  '@lit/reactive-element/reactive-element.js': [
    [/,\w+=\w+\.reactiveElementPolyfillSupport(?=,)/, ''],
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/, ''],
    [/static addInitializer\((\w)\)\{this\._\$Ei\(\),\(this\.l\?\?=\[\]\)\.push\(\1\)\}/, ''],
    [/,void 0!==(\w)\.l&&\(this\.l=\[\.\.\.\1\.l\]\)/, ''],
    [
      /const (\w)=this\[Symbol\.metadata\];if\(null!==\1\)\{const (\w)=litPropertyMetadata\.get\(\1\);if\(void 0!==\2\)for\(const\[\w,\w\]of \2\)this\.elementProperties\.set\(\w,\w\)\}/,
      '',
    ],
    // Asked for a root where a declarative one is, a browser empties that: our bundles render anew what a server rendered.
    [/this\.shadowRoot\?\?(?=this\.attachShadow\()/, ''],
    [/,this\.constructor\.l\?\.forEach\(\w=>\w\(this\)\)/, ''],
    [/,\w+\?\.\(\{ReactiveElement:\w+\}\),\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, ''],
  ],
  'lit-element/lit-element.js': [
    [
      /,\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\);const \w+=\w+\.litElementPolyfillSupport;\w+\?\.\(\{LitElement:\w+\}\);/,
      ';',
    ],
    [/\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ''],
  ],
};

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
      if (!source && !/\b(globalThis|litPropertyMetadata|Symbol\.metadata)\b/.test(code)) return undefined;
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
  let text = code.replace(/^\/\/#.*$/m, '');
  for (const [part, instead] of unused[name] ?? []) {
    const found = text.match(new RegExp(part, 'g'))?.length ?? 0;
    if (found !== 1) {
      throw new Error(
        `patch-lit: ${name} has ${part} ${found} times, not once. Read what changed in Lit, then scripts/patch-lit.mjs.`,
      );
    }
    text = text.replace(part, instead);
  }
  for (const word of ['globalThis', 'litPropertyMetadata', 'Symbol.metadata']) {
    const found = text.match(free(word))?.length ?? 0;
    if (found !== (source?.[word] ?? 0)) {
      throw new Error(
        `patch-lit: ${name} names ${word} ${found} times, not ${source?.[word] ?? 0}. Read what changed in Lit, then scripts/patch-lit.mjs.`,
      );
    }
  }
  return `import { litGlobal } from ${JSON.stringify(litGlobal)};\n${text.replace(free('globalThis'), 'litGlobal')}`;
}

/** The name where it stands for a global, not for a property. */
function free(name) {
  return new RegExp(`(?<![.\\w$])${name.replace('.', '\\.')}\\b`, 'g');
}
