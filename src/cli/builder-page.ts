import type { ColumnDocument } from '../column/column.js';
import { readPrint } from '../column/print.js';
import { toFileName } from '../render/addresses.js';
import { markup } from '../render/markup.js';
import { renderDocument } from '../render/page.js';
import { readWholeTitle } from '../render/plain-text.js';

/** The page of the embed builder, with the site's columns as examples. Without a script it says where else to go. */
export function renderBuilderPage(columns: readonly ColumnDocument[]): string {
  const samples = columns.map(
    (column) =>
      markup`<li><a href="${encodeURIComponent(toFileName(column.id))}.json">${readWholeTitle(readPrint(column))}</a></li>\n`,
  );
  const main = markup`<div data-builder>
<h1>嵌入工坊 <small lang="en">Embed builder</small></h1>
<p>这里需要 JavaScript。也可以用命令 <code>lanelight render</code>,或者看<a href="forms.html">全部形式</a>。</p>
<p lang="en">This needs JavaScript. There is the command <code>lanelight render</code> as well, and the <a href="forms.html">index of all forms</a>.</p>
<ul class="builder-samples">
${samples}</ul>
</div>`;
  return renderDocument(
    { title: '嵌入工坊 Embed builder', script: 'builder.js', sheet: 'builder.css' },
    { assets: 'assets', links: [['forms.html', '全部形式 All forms']] },
    main,
  );
}

/** The page of the theme builder. */
export function renderThemePage(): string {
  const main = markup`<div data-builder="theme">
<h1>主题工坊 <small lang="en">Theme builder</small></h1>
<p>这里需要 JavaScript。也可以自己写十行变量,见 <code>docs/theming.md</code>。</p>
<p lang="en">This needs JavaScript. Ten lines of variables by hand will do as well: see <code>docs/theming.md</code>.</p>
</div>`;
  return renderDocument(
    { title: '主题工坊 Theme builder', script: 'builder.js', sheet: 'builder.css' },
    { assets: 'assets', links: [['builder.html', '嵌入工坊 Embed builder']] },
    main,
  );
}
