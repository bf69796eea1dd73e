/** Modes of Chromatic (theme × viewport), for teams with an account: https://www.chromatic.com/docs/modes */
const themes = ['daily', 'gov-red', 'gov-blue', 'paper', 'night'];

/** What every story is drawn in. */
export const usualModes = {
  'daily 768': { theme: 'daily', viewport: 'w768' },
  'night 320': { theme: 'night', viewport: 'w320' },
};

/** What whole columns are drawn in: every theme on a phone and on a desk, and elder mode. */
export const allModes = Object.fromEntries([
  ...themes.flatMap((theme) =>
    [320, 1280].map((width) => [`${theme} ${width}`, { theme, viewport: `w${width}` }]),
  ),
  ['elder 320', { theme: 'daily', mode: 'elder', viewport: 'w320' }],
]);
