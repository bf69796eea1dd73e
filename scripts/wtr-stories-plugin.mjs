import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const entry = 'tests/stories.test.ts';

/**
 * Serves tests/stories.test.ts as one bundle, made by Vite as Storybook makes its own: a browser cannot load the
 * modules of Storybook one by one. The stories' pictures are served where Storybook serves them.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function storiesPlugin() {
  let bundle;
  return {
    name: 'stories',
    async serve({ path }) {
      if (path === `/${entry}`) return { body: await (bundle ??= bundleStories()), type: 'js' };
      const [, picture] = /^\/media\/([\w-]+\.svg)$/.exec(path) ?? [];
      if (!picture) return undefined;
      return {
        body: await readFile(new URL(`../content/media/${picture}`, import.meta.url), 'utf8'),
        type: 'svg',
      };
    },
  };
}

async function bundleStories() {
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
