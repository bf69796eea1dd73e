import { readFile } from 'node:fs/promises';
import { bundleStories } from './bundle-stories.mjs';

const entry = 'tests/stories.test.ts';

/**
 * Serves tests/stories.test.ts as one bundle. The stories' pictures are served where Storybook serves them.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function storiesPlugin() {
  let bundle;
  return {
    name: 'stories',
    async serve({ path }) {
      if (path === `/${entry}`) return { body: await (bundle ??= bundleStories(entry)), type: 'js' };
      const [, picture] = /^\/media\/([\w-]+\.svg)$/.exec(path) ?? [];
      if (!picture) return undefined;
      return {
        body: await readFile(new URL(`../content/media/${picture}`, import.meta.url), 'utf8'),
        type: 'svg',
      };
    },
  };
}
