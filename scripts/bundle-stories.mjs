import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles an entry that imports the stories into one script, made by Vite as Storybook makes its own: a browser cannot
 * load the modules of Storybook one by one. The script adds the style sheets itself.
 *
 * @param {string} entry path from the root
 * @returns {Promise<string>}
 */
export async function bundleStories(entry) {
  // Loaded here, since most runs have no stories in them.
  const { build } = await import('vite');
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'error',
    // With Lit's development build, in which our elements warn a page's author too.
    resolve: { conditions: ['development', 'module', 'browser'] },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      rolldownOptions: { input: entry, output: { codeSplitting: false } },
    },
  });
  const [{ code }] = output;
  const css = output.filter(({ fileName }) => fileName.endsWith('.css')).map(({ source }) => source);
  return `document.head.append(
  Object.assign(document.createElement('style'), { textContent: ${JSON.stringify(css.join('\n'))} }),
);
${code}`;
}
