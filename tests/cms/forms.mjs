/** The forms of one column, as our renderer writes them, and what the loader should make of each. */
import { readFile } from 'node:fs/promises';
import { renderCms, renderColumn, renderFrameCode, renderWechat } from '../../dist/render/index.js';

const file = new URL('../../content/faxian-shanguang-de-ni.json', import.meta.url);
const parsed = JSON.parse(await readFile(file, 'utf8'));
/** The column of the tests. */
export const column = parsed.columns?.[0] ?? parsed;

const tags = ['column-header', 'worker-profile', 'column-credits'];

/**
 * Each form: what an editor pastes, and the tags that the loader puts in its place if the form survives. A form that
 * becomes a frame names none.
 */
export const forms = {
  标签: { html: renderColumn(column).text, tags },
  'data-lane': { html: renderCms(column), tags },
  类名: {
    html: renderCms(column).replace(/ data-lane="([\w-]+)"(?: class="[^"]*")?/g, ' class="lane-$1"'),
    tags,
  },
  表格: {
    html: '<table data-lane="worker-profile" class="lane-worker-profile"><tbody><tr><td>范迪</td><td>铃铛阁街道西关北里社区副主任</td></tr></tbody></table>',
    tags: ['worker-profile'],
  },
  链接: {
    html: '<p><a href="/column.html#lane=worker-profile/fan-di">范迪</a></p>',
    tags: ['worker-profile'],
  },
  短代码: { html: '<p>[worker-profile fan-di]</p>', tags: ['worker-profile'] },
  带名字的短代码: { html: '<p>[worker-profile name="范迪" post="副主任"]</p>', tags: ['worker-profile'] },
  微信: { html: renderWechat(column), tags: [] },
  iframe: { html: renderFrameCode(column, '/frame.html'), tags: [] },
};
