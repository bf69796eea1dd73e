/** The settings that docs/cms recommends, read from the pages themselves: what is tested is what is printed. */
import { readFile } from 'node:fs/promises';

/** The first block of JavaScript of a page, as an expression that evaluates to its `options`. */
export async function readSnippet(page) {
  const text = await readFile(new URL(`../../docs/cms/${page}.md`, import.meta.url), 'utf8');
  const [, code] = /```js\n(.*?)```/s.exec(text) ?? [];
  if (!code || !/\bconst options = /.test(code))
    throw new Error(`docs/cms/${page}.md has no "const options = …".`);
  return `(() => { ${code}\nreturn options; })()`;
}
