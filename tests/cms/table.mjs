import { format, resolveConfig } from 'prettier';
import { fileURLToPath } from 'node:url';

const [begin, end] = ['<!-- 由 npm run test:cms 写入 written by npm run test:cms -->', '<!-- 表完 end -->'];

/** The matrix as a table of Markdown, as the formatter of the project writes it. */
export async function formatTable(matrix) {
  const names = Object.keys(Object.values(matrix)[0]);
  const rows = Object.entries(matrix).map(
    ([engine, row]) => `| ${engine} | ${names.map((name) => row[name]).join(' | ')} |`,
  );
  const text = [`| | ${names.join(' | ')} |`, `| --- |${' --- |'.repeat(names.length)}`, ...rows].join('\n');
  const config = await resolveConfig(fileURLToPath(new URL('../../docs/cms.md', import.meta.url)));
  return format(text, { ...config, parser: 'markdown' });
}

/** Puts a table between the marks of a page. */
export function markTable(page, table) {
  const [head, rest = ''] = page.split(begin);
  const tail = rest.split(end)[1];
  if (tail === undefined) throw new Error('docs/cms.md has lost its marks.');
  return `${head}${begin}\n\n${table}\n${end}${tail}`;
}
