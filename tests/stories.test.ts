import * as a11y from '@storybook/addon-a11y/preview';
import { setProjectAnnotations } from '@storybook/web-components-vite';
import type { AxeResults } from 'axe-core';
import type { ComposedStoryFn } from 'storybook/internal/types';
import { composeStories } from 'storybook/preview-api';
import { configure, expect } from 'storybook/test';
import preview from '../.storybook/preview.js';

type StoryFile = Parameters<typeof composeStories>[0] & { default: { title: string } };

// A failure says what was expected, without the page's markup.
configure({ getElementError: (message) => new Error(message ?? 'Nothing found.') });

const project = setProjectAnnotations([a11y, preview]);
const files = import.meta.glob<StoryFile>('../stories/**/*.stories.ts', { eager: true });

for (const file of Object.values(files)) {
  const stories: ComposedStoryFn[] = Object.values(composeStories(file, project));
  describe(`Storybook: ${file.default.title}`, () => {
    for (const story of stories) {
      it(`${story.storyName} renders, plays and is accessible, without a complaint`, async () => {
        const { warns } = story.parameters as { warns?: string };
        const complaints = await collectComplaints(() => story.run());
        // A story of a page's mistake says so: in development the author is told.
        expect(complaints.filter((each) => !warns || !String(each).includes(warns))).toEqual([]);
        expect(findViolations(story)).toEqual([]);
      });
    }
  });
}

/** What is warned of on the console meanwhile. Storybook restores spies of its own when a story begins. */
async function collectComplaints(run: () => Promise<void>): Promise<unknown[]> {
  const { warn, error } = console;
  const complaints: unknown[] = [];
  console.warn = console.error = (...words: unknown[]) => complaints.push(words.map(String).join(' '));
  try {
    await run();
  } finally {
    Object.assign(console, { warn, error });
  }
  return complaints;
}

/** What axe found in the story that has just run. */
function findViolations({ reporting }: ComposedStoryFn): string[] {
  const results = reporting.reports
    .filter(({ type }) => type === 'a11y')
    .map(({ result }) => result as AxeResults);
  expect(results).toHaveLength(1);
  return results[0]!.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
