import { withThemeByDataAttribute } from '@storybook/addon-themes';
import type { Preview } from '@storybook/web-components-vite';
import { withActions } from 'storybook/actions/decorator';
import '../src/styles/fonts.css';
import '../src/styles/built-in-themes.css';
import '../src/styles/properties.css';
import '../src/styles/elder-sizes.css';
import '../src/styles/sheet.css';
import './preview.css';
import { usualModes } from './chromatic-modes.js';
import { eventNames, extractArgTypes, withoutIdleControls } from './manifest.js';
import { initialPageModes, pageModes, withPageModes } from './page-modes.js';

import.meta.glob('../src/*/*.light.css', { eager: true });
const themes = import.meta.glob('../src/styles/themes/*.css', { eager: true });
const themeNames = [...Object.keys(themes).map((path) => /(\w[\w-]*)\.css$/.exec(path)![1]!), 'auto'];

/** Sizes at which the columns are judged. */
const viewports = Object.fromEntries(
  [320, 768, 1280].map((width) => [
    `w${width}`,
    { name: `${width} px`, styles: { width: `${width}px`, height: '900px' } },
  ]),
);

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [
    withPageModes,
    withThemeByDataAttribute({
      themes: Object.fromEntries(themeNames.map((name) => [name, name])),
      defaultTheme: 'daily',
      attributeName: 'data-theme',
    }),
    withActions,
  ],
  // Before axe judges: an element that measures itself knows its size two frames after it was drawn.
  afterEach: async ({ canvasElement }) => {
    for (let frame = 0; frame < 3; frame += 1) await nextFrame();
    for (const element of canvasElement.querySelectorAll('*')) {
      await (element as { updateComplete?: Promise<unknown> }).updateComplete;
    }
  },
  argTypesEnhancers: [Object.assign(withoutIdleControls, { secondPass: true })],
  globalTypes: pageModes,
  initialGlobals: initialPageModes,
  parameters: {
    a11y: {
      test: 'error',
      options: {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      },
    },
    actions: { handles: eventNames },
    backgrounds: { disable: true },
    chromatic: { modes: usualModes },
    controls: { expanded: true },
    docs: {
      extractArgTypes,
      source: {
        /** Stories that are text show the markup itself: it is what an editor copies. */
        transform(code: string, { args, originalStoryFn, ...context }: SourceContext) {
          const story = originalStoryFn(args, context);
          return typeof story === 'string' ? story.trim() : code;
        },
      },
    },
    options: { storySort: { order: ['介绍', '页面', '元素', ['*', ['设计说明', '文档', '*']]] } },
    viewport: { options: viewports },
  },
};

/** A window in the background may have no frames at all. */
function nextFrame(): Promise<unknown> {
  return Promise.race([
    new Promise((resolve) => requestAnimationFrame(resolve)),
    new Promise((resolve) => setTimeout(resolve, 250)),
  ]);
}

interface SourceContext {
  args: unknown;
  originalStoryFn(args: unknown, context: unknown): unknown;
}

export default preview;
