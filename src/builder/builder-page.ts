/** The page of the builder: `lanelight serve` shows it at `builder.html`, with the elements for its preview. */
import '../define.js';
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
  new Builder(root, { samples, language });
}
