/** Makes custom-elements.json out of the classes' JSDoc. `npm run build` calls it; `npm run check` compares. */
export default {
  globs: ['src/*/*.ts'],
  exclude: ['src/*/*.styles.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publishedOnly()],
};

/** The class, events and registration of an element; its folder's other modules are its own. */
const isPublished = /^src\/(\w+-[\w-]+)\/\1(\.define|\.events)?\.ts$/;

/** What a reader of the manifest may use: the elements' modules, public members, events that have a name. */
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
      rewritePaths(manifest);
    },
  };
}

function dropPrivate(declaration) {
  declaration.members = declaration.members?.filter(
    ({ name, privacy = 'public' }) => privacy === 'public' && !name.startsWith('#'),
  );
  declaration.events = declaration.events?.filter(({ name }) => name);
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
