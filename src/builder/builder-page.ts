/**
 * The pages of the builders: `lanelight serve` shows them at `builder.html` and `theme.html`, with the elements for
 * their previews. One script for both: the elements are most of it.
 */
import '../define.js';
import { ThemeBuilder } from '../theme-builder/theme-builder.js';
import { Builder } from './builder.js';

const root = document.querySelector<HTMLElement>('[data-builder]');
if (root) {
  const samples = [...root.querySelectorAll<HTMLAnchorElement>('.builder-samples a')].map(
    ({ href, textContent }) => ({
      href,
      name: textContent,
    }),
  );
  const language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';
  root.replaceChildren();
  if (root.dataset.builder === 'theme') new ThemeBuilder(root, { language });
  else new Builder(root, { samples, language });
}
