import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import fc from 'fast-check';
import '../../src/swipe-gallery/swipe-gallery.define.js';
import { waitUntil } from '../support/wait-until.js';
import { acts, allActs, live, type Step, type StepName } from './fuzz-steps.js';
import { lightSheet } from './gallery-fixture.js';

type Setting = 'LONG' | 'GALLERY_RUNS' | 'GALLERY_SEED' | 'GALLERY_STEPS';

/**
 * What the environment of the test runner says: `GALLERY_RUNS=200 GALLERY_SEED=7` for more runs than `LONG` has, and
 * `GALLERY_STEPS='[["next",0,0]]'` for one story that is told.
 */
async function readSetting(name: Setting): Promise<string | undefined> {
  const { value } = await executeServerCommand<{ value?: string }, Setting>('setting', name);
  return value;
}

/** Galleries that live side by side, each with its own story. */
const lanes = 6;

const names = Object.keys(acts) as (keyof typeof acts)[];
const soleNames = Object.keys(allActs) as StepName[];

function story(among: readonly StepName[]): fc.Arbitrary<Step[]> {
  // Slides first, and time now and then: without them little can be seen.
  const name = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...among) },
    {
      weight: 3,
      arbitrary: fc.constantFrom<StepName>('next', 'goTo', 'button', 'key', 'dot', 'drag', 'append'),
    },
    { weight: 2, arbitrary: fc.constantFrom<StepName>('frame', 'pause', 'rest') },
  );
  return fc.array(fc.tuple(name, fc.nat(99), fc.nat(99)), { minLength: 1, maxLength: 30, size: 'max' });
}

const stories = fc.tuple(story(soleNames), ...Array.from({ length: lanes - 1 }, () => story(names)));

describe('<swipe-gallery>, whatever is done to it in whatever order', () => {
  it('comes to rest in order, with the author’s slides as they were', async function () {
    const [long, runs, seed, told] = await Promise.all(
      (['LONG', 'GALLERY_RUNS', 'GALLERY_SEED', 'GALLERY_STEPS'] as const).map(readSetting),
    );
    this.timeout(1_700_000);
    const patience = runs ? 4000 : 20_000;
    const root = await fixture<HTMLElement>(html`<div><link rel="stylesheet" href=${lightSheet} /></div>`);
    const link = root.querySelector('link')!;
    await waitUntil(() => link.sheet, 'the sheet is loaded');
    const address = location.href;

    let errors: string[] = [];
    const onError = (event: ErrorEvent | PromiseRejectionEvent): void => {
      const reason: unknown = 'reason' in event ? event.reason : (event.error ?? event.message);
      errors.push(`${event.type}: ${reason instanceof Error ? reason.stack : String(reason)}`);
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    const consoleError = console.error;
    window.addEventListener('error', onError, { capture: true });
    window.addEventListener('unhandledrejection', onError, { capture: true });
    console.error = (...args: unknown[]) => void errors.push(`console.error: ${args.join(' ')}`);

    const run = async (page: readonly (readonly Step[])[]): Promise<void> => {
      errors = [];
      root.replaceChildren(link);
      const problems = await Promise.all(page.map((steps) => live(root, steps, patience)));
      await nextFrame();
      // A page that changes in answer to an event, which may come while sizes are told of, is a loop to the engine.
      const isArmed = page.some((steps) => steps.some(([name]) => name === 'arm'));
      if (isArmed) errors = errors.filter((error) => !error.includes('ResizeObserver loop'));
      const found = [
        ...problems.flatMap((each, at) => each.map((one) => `gallery ${at}, ${one}`)),
        ...errors,
      ];
      if (found.length > 0) throw new Error(found.join('\n'));
    };
    try {
      if (told) {
        await run([JSON.parse(told) as Step[]]);
        return;
      }
      const numRuns = Number(runs ?? (long ? 60 : 3));
      await fc.assert(fc.asyncProperty(stories, run), {
        numRuns,
        seed: Number(seed ?? 5),
        interruptAfterTimeLimit: 1_600_000,
        markInterruptAsFailure: false,
        // To find the shortest story takes many runs, which nobody waits for but who asks for runs.
        endOnFailure: !runs,
        includeErrorInReport: true,
      });
    } finally {
      window.removeEventListener('error', onError, { capture: true });
      window.removeEventListener('unhandledrejection', onError, { capture: true });
      console.error = consoleError;
      history.replaceState(null, '', address);
    }
    expect(document.querySelector('swipe-gallery') === null).to.equal(true);
  });
});
