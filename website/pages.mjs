/** What the site holds, in the order of its navigation: the Markdown files of the project, under their headings. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const inFolder = (folder) =>
  readdirSync(`${root}/${folder}`)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `${folder}/${name}`);

/** @type {readonly (readonly [zh: string, en: string, files: readonly string[]])[]} */
export const sections = [
  ['开始', 'Start', ['README.md', 'docs/support.md', 'docs/migrating.md', 'CONTRIBUTING.md']],
  ['框架', 'Frameworks', ['docs/frameworks.md', ...inFolder('docs/frameworks')]],
  ['组件', 'Elements', inFolder('docs/elements')],
  [
    '栏目与嵌入',
    'Columns and embedding',
    ['docs/column-document.md', 'docs/forms.md', 'docs/embedding.md', 'docs/cms.md', ...inFolder('docs/cms')],
  ],
  [
    '外观与语言',
    'Appearance and languages',
    ['docs/theming.md', 'docs/languages.md', 'docs/accessibility.md', 'docs/conformance.md'],
  ],
  [
    '点赞与计票',
    'Likes and the service',
    ['docs/honest-counting.md', 'docs/adapters.md', 'service/README.md', ...inFolder('docs/service')],
  ],
  [
    '质量',
    'Quality',
    [
      'docs/security.md',
      'SECURITY.md',
      'docs/testing.md',
      'docs/visual-tests.md',
      'docs/gallery-acceptance.md',
      'THIRD-PARTY.md',
    ],
  ],
  ['设计决定', 'Design decisions', inFolder('docs/decisions')],
];

/** `docs/elements/like-button.md` is `elements/like-button.html`; the README is the front page. */
export function toPage(file) {
  if (file === 'README.md') return 'index.html';
  // Beside `docs/security.md`, which is about the elements.
  if (file === 'SECURITY.md') return 'reporting.html';
  return file
    .replace(/^docs\//, '')
    .replace(/^service\/README/, 'service/index')
    .replace(/\.md$/, '.html')
    .toLowerCase();
}
