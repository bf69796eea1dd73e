/**
 * The page in which `npm run test:visual` draws stories, one after the other: no Storybook around them, and no page to
 * load for each. Bundled by scripts/bundle-stories.mjs.
 */
import * as a11y from '@storybook/addon-a11y/preview';
import { setProjectAnnotations } from '@storybook/web-components-vite';
import type { AxeResults } from 'axe-core';
import type { ComposedStoryFn } from 'storybook/internal/types';
import { composeStories } from 'storybook/preview-api';
import { configure } from 'storybook/test';
import preview from '../../.storybook/preview.js';

type StoryFile = Parameters<typeof composeStories>[0] & { default: { id: string } };
type Globals = Record<string, string>;

export interface StoryFacts {
  id: string;
  tags: string[];
  globals: Globals;
  /** What the mouse does to the element's button, if anything. */
  pointer?: 'hover' | 'press';
}

// A failure says what was expected, without the page's markup.
configure({ getElementError: (message) => new Error(message ?? 'Nothing found.') });

const project = setProjectAnnotations([a11y, preview]);
const files = import.meta.glob<StoryFile>('../../stories/**/*.stories.ts', { eager: true });
const stories = new Map<string, ComposedStoryFn>();
for (const file of Object.values(files))
  for (const story of Object.values(composeStories(file, project)) as ComposedStoryFn[])
    stories.set(story.id, story);

const canvas = document.createElement('div');
canvas.id = 'storybook-root';
document.body.append(canvas);

function listStories(): StoryFacts[] {
  return [...stories].map(([id, { tags, globals, parameters }]) => ({
    id,
    pointer: parameters['pointer'] as StoryFacts['pointer'],
    tags: tags ?? [],
    globals: globals as Globals,
  }));
}

/** Draws a story, plays it, and returns what is wrong: complaints on the console, and what axe found. */
async function drawStory(id: string, globals: Globals): Promise<string[]> {
  const story = stories.get(id)!;
  const complaints: string[] = [];
  const { warn, error } = console;
  console.warn = console.error = (...words: unknown[]) => complaints.push(words.map(String).join(' '));
  localStorage.clear();
  await closeViewers();
  scrollTo(0, 0);
  document.body.style.padding = story.parameters['layout'] === 'fullscreen' ? '0' : '16px';
  try {
    await story.run({ globals: { ...story.globals, ...globals }, canvasElement: canvas });
  } catch (problem) {
    complaints.push(String(problem));
  } finally {
    Object.assign(console, { warn, error });
  }
  const { result } = story.reporting.reports.filter(({ type }) => type === 'a11y').pop() ?? {};
  const violations = ((result as AxeResults | undefined)?.violations ?? []).flatMap(({ id: rule, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${rule}: ${target.join(' ')}: ${failureSummary}`),
  );
  if (!result && complaints.length === 0) complaints.push('axe did not look at it');
  // A story of a page's mistake says so: in development the author is told.
  const warns = story.parameters['warns'] as string | undefined;
  return [...complaints.filter((each) => !warns || !each.includes(warns)), ...violations];
}

/** A viewer that goes takes its entry of the history away, a little later: that must not close the next one. */
async function closeViewers(): Promise<void> {
  for (const gallery of canvas.querySelectorAll('swipe-gallery')) gallery.closeViewer();
  canvas.replaceChildren();
  while ((history.state as object | null) !== null) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Waits until nothing is on its way: pictures are there, lazy ones too, frames have passed, and nothing scrolls. */
async function settle(): Promise<void> {
  for (const image of document.images) image.loading = 'eager';
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  await document.fonts.ready;
  const tracks = findTracks(document);
  const isMovable = tracks.length > 0;
  let last = '';
  for (let still = 0; still < (isMovable ? 12 : 3);) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = tracks.map(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop].join()).join(' ');
    still = now === last ? still + 1 : 0;
    last = now;
  }
}

/** What moves by itself once it has been told to: rows of pictures. */
function findTracks(tree: ParentNode): Element[] {
  return [...tree.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? [...shadowRoot.querySelectorAll('[part="track"]'), ...findTracks(shadowRoot)] : [],
  );
}

declare global {
  interface Window {
    laneStories: { listStories: typeof listStories; drawStory: typeof drawStory; settle: typeof settle };
  }
}
window.laneStories = { listStories, drawStory, settle };
