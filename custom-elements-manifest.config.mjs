import { readFileSync } from 'node:fs';

/** Made from the tokens. */
const themeVariables = JSON.parse(
  readFileSync(new URL('src/styles/theme-variables.json', import.meta.url), 'utf8'),
);

/** Makes custom-elements.json out of the classes' JSDoc. `npm run build` calls it; `npm run check` compares. */
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.styles.ts', 'src/i18n/locales/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [spelledOutTypes(), syntaxOfVariables(), publishedOnly(), typedParameters()],
};

/** The class, events and registration of an element; its folder's other modules are its own. */
const isPublished = /^src\/(?!theme-builder)(\w+-[\w-]+)\/\1(\.define|\.events)?\.ts$/;

/** Writes `'card' | 'row'` for the name of such a type: editors and Storybook offer the values. */
function spelledOutTypes() {
  const types = new Map();
  const lists = new Map();
  /** `(typeof names)[number]`, where `const names = ['card', 'row'] as const`. */
  const ofList = (text) => lists.get(/^\(typeof (\w+)\)\[number\]$/.exec(text)?.[1])?.join(' | ');
  return {
    name: 'spelled-out-types',
    collectPhase({ ts, node: module }) {
      ts.forEachChild(module, (node) => {
        if (ts.isTypeAliasDeclaration(node)) types.set(node.name.text, node.type.getText(module));
        if (!ts.isVariableStatement(node)) return;
        for (const { name, initializer } of node.declarationList.declarations) {
          if (!initializer || !ts.isAsExpression(initializer)) continue;
          const { expression } = initializer;
          if (!ts.isArrayLiteralExpression(expression) || !expression.elements.every(ts.isStringLiteral))
            continue;
          lists.set(
            name.getText(module),
            expression.elements.map((element) => element.getText(module)),
          );
        }
      });
    },
    packageLinkPhase({ customElementsManifest: manifest }) {
      const spell = (name) => {
        const text = types.get(name) ?? '';
        return /^('[^']*'( \| )?)+$/.test(text) ? text : (ofList(text) ?? name);
      };
      for (const { attributes = [], members = [] } of manifest.modules.flatMap(
        ({ declarations }) => declarations,
      )) {
        for (const { type } of [...attributes, ...members]) {
          if (type) type.text = type.text.replace(/\b[A-Z]\w+\b/g, spell);
        }
      }
    },
  };
}

/** `@cssprop {<color>} [--name=default]`: the analyser takes the braces for a type, and a variable has a syntax. */
function syntaxOfVariables() {
  return {
    name: 'syntax-of-variables',
    packageLinkPhase({ customElementsManifest: manifest }) {
      for (const { cssProperties = [] } of manifest.modules.flatMap(({ declarations }) => declarations))
        for (const property of cssProperties) {
          if (!property.type)
            throw new Error(`${property.name}: write its syntax, @cssprop {<color>} [${property.name}=…].`);
          property.syntax = property.type.text;
          delete property.type;
        }
    },
  };
}

/** What a reader of the manifest may use: the elements' modules, public members, events of the JSDoc. */
function publishedOnly() {
  return {
    name: 'published-only',
    packageLinkPhase({ customElementsManifest: manifest }) {
      manifest.schemaVersion = '2.1.0';
      manifest.readme = '';
      for (const module of manifest.modules) module.declarations.forEach(dropPrivate);
      manifest.modules = manifest.modules
        .filter(({ path }) => isPublished.test(path))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
      manifest.modules.push(themeModule());
      rewritePaths(manifest);
    },
  };
}

/** The variables that every element reads have no element of their own: they stand at the module that names them. */
function themeModule() {
  return {
    kind: 'javascript-module',
    path: 'src/styles/theme.ts',
    declarations: [
      {
        kind: 'variable',
        name: 'theme',
        description: 'The theme variables, which every element reads.',
        cssProperties: themeVariables,
      },
    ],
    exports: [],
  };
}

function dropPrivate(declaration) {
  declaration.members = declaration.members?.filter(
    ({ name, privacy = 'public' }) => privacy === 'public' && !name.startsWith('#'),
  );
  // What the analyser takes for an event in `dispatchEvent(new XEvent(argument))` has no description.
  declaration.events = declaration.events?.filter(({ description }) => description);
}

/** `src/x/x.ts` is shipped as `dist/x/x.js`. */
function rewritePaths(value) {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if ((key === 'path' || key === 'module') && typeof inner === 'string') {
      value[key] = inner.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
    } else rewritePaths(inner);
  }
}

/** What the analyser leaves open: parameters typed by a default. */
function typedParameters() {
  return {
    name: 'typed-parameters',
    packageLinkPhase({ customElementsManifest: { modules } }) {
      for (const { members = [] } of modules.flatMap(({ declarations }) => declarations))
        for (const parameter of members.flatMap(({ parameters = [] }) => parameters)) {
          if (parameter.name.startsWith('{')) parameter.name = 'options';
          parameter.type ??= typeOfDefault(parameter.default, members);
        }
    },
  };
}

/** `1` is a number; `this.index` is of the type of that property. */
function typeOfDefault(text, members) {
  const [, name] = /^this\.(\w+)$/.exec(text) ?? [];
  if (name) return members.find((member) => member.name === name)?.type;
  return { text: typeof JSON.parse(text) };
}
