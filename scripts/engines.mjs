import { findFirefox, findWebKit, provideChromium } from './find-browser.mjs';

const finders = {
  chromium: () => provideChromium().path,
  firefox: findFirefox,
  webkit: findWebKit,
};

const groups = {
  all: Object.keys(finders),
  others: Object.keys(finders).filter((engine) => engine !== 'chromium'),
};

/**
 * Which engines a test runs in. `ENGINES=chromium,webkit` names them, and fails when one of them is not installed;
 * `ENGINES=all` takes all that are, `ENGINES=others`, as in `npm run test:engines`, all but Chromium. The quick default
 * is Chromium.
 *
 * @returns {{ engines: Record<string, any>, absent: string[] }} what each engine is started from, by its name
 */
export function chooseEngines(names = process.env.ENGINES ?? 'chromium') {
  const wanted = groups[names] ?? names.split(',');
  const unknown = wanted.filter((engine) => !Object.hasOwn(finders, engine));
  if (unknown.length > 0)
    throw new Error(`ENGINES: no "${unknown}"; there are ${Object.keys(finders)}, all and others.`);
  const found = wanted.map((engine) => [engine, finders[engine]()]);
  const absent = found.filter(([, start]) => !start).map(([engine]) => engine);
  if (!Object.hasOwn(groups, names) && absent.length > 0)
    throw new Error(`ENGINES: not installed: ${absent}.`);
  return { engines: Object.fromEntries(found.filter(([, start]) => start)), absent };
}
