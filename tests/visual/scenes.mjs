const themes = ['daily', 'gov-red', 'gov-blue', 'paper', 'night'];

/**
 * What `npm run test:visual` draws: every story that stands in the documentation once, as on a tablet; and those tagged
 * `look`, one an element and the columns, in every theme and mode, at every width, and from the right.
 *
 * @param {import('./page.js').StoryFacts[]} stories
 */
export function listScenes(stories) {
  const scenes = stories.filter(({ tags }) => !tags.includes('clock')).flatMap(scenesOf);
  return scenes.sort((one, other) => one.width - other.width || one.file.localeCompare(other.file));
}

function scenesOf(story) {
  if (story.tags.includes('look')) return listLooks(story);
  return story.tags.includes('autodocs') ? [scene(story, 768)] : [];
}

function listLooks(story) {
  return [
    scene(story, 768),
    scene(story, 1280),
    scene(story, 320, { direction: 'rtl' }),
    scene(story, 768, { mode: 'elder', direction: 'rtl', theme: 'night' }),
    scene(story, 768, { mode: 'grey' }),
    scene(story, 1280, { mode: 'elder' }),
    ...themes.flatMap((theme) => ['normal', 'elder'].map((mode) => scene(story, 320, { theme, mode }))),
  ];
}

/** What is long is drawn smaller: a letter is no picture's subject, and every pixel is kept in the repository. */
const scales = [
  [/^columns--/, 0.25],
  [/^(worker-profile|builder|theme-builder)/, 0.5],
  [/^swipe-gallery--/, 0.75],
];

function scene({ id, pointer, globals: own }, width, wishes = {}) {
  const globals = { ...own, ...wishes };
  const words = [
    wishes.theme,
    wishes.mode !== 'normal' && wishes.mode,
    wishes.direction === 'rtl' && 'rtl',
    width,
  ].filter(Boolean);
  const [, scale] = scales.find(([pattern]) => pattern.test(id)) ?? [undefined, 1];
  return { id, globals, width, scale, pointer, file: `${id}-${words.join('-')}.png` };
}
