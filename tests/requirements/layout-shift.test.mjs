/** Nothing moves when the elements take over: script early, late or absent, on a fast machine and on a slow one. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { renderColumn } from '../../dist/render/column.js';
import { moduleScript, openSite } from '../hostile/host-page.mjs';

const folder = new URL('../../content/', import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
const columns = await Promise.all(
  names.map(async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8'))),
);
const render = (column) => renderColumn(column, {}).text.replace(/src="media[^"]*"/g, 'src="/picture.svg"');

const cards = [...Array(60).keys()]
  .map(
    (index) => `<worker-profile layout="card" name="范迪${index}" surname="范">
  ${index % 3 ? '<img slot="portrait" src="/picture.svg" alt="" width="300" height="200">' : ''}
  <h3 slot="heading"><small>某街道某社区副主任</small><span>范迪${index}</span></h3>
  <p slot="nickname">小范儿</p>
  <blockquote slot="motto">社区工作就像绣花</blockquote>
  <ul slot="stats"><li><stat-counter><b>1500</b>余户次<span slot="label">走访</span></stat-counter></li></ul>
</worker-profile>`,
  )
  .join('');
const pictures = (count) =>
  [...Array(count).keys()]
    .map((index) => `<figure><img src="/picture.svg?${index}" alt="" width="300" height="200"></figure>`)
    .join('');
const story = '<div>' + '<p>扎根基层十二载,范迪用脚步丈量民生温度。</p>'.repeat(12) + '</div>';

const pages = {
  ...Object.fromEntries(columns.map((column, index) => [`column ${names[index]}`, render(column)])),
  'sixty cards': `<section style="display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 12px">${cards}</section><p>页脚</p>`,
  // Their rows of controls hold what is loaded when it is asked for, and the texts below stand still.
  'pictures in narrow cards': `<section style="display: grid; grid-template-columns: repeat(3, 260px); gap: 12px">${[
    2, 3, 1,
  ]
    .map(
      (count) => `<worker-profile layout="card"><h3 slot="heading"><span>范迪</span></h3>
        <swipe-gallery slot="media" viewer label="照片">${pictures(count)}</swipe-gallery>
        <p slot="facts">后面的文字</p></worker-profile>`,
    )
    .join('')}</section><p>页脚</p>`,
  'shortened stories': ['clamp', 'panel']
    .map(
      (kind) =>
        `<worker-profile story="${kind}"><h2 slot="heading"><span>范迪</span></h2>${story}</worker-profile>`,
    )
    .join('<p>之间</p>'),
  'attributes alone': `
    <column-header kicker="发现闪光的你" published="2021-12-14 13:26" source="羊城晚报" season="第三届" issued-by="红桥区"></column-header>
    <worker-profile name="范迪" surname="范" street="铃铛阁街道" community="西关北里社区" post="副主任" nickname="小范儿" years="扎根基层十二载" motto="群众无小事"></worker-profile>
    <worker-profile layout="row" name="叶杰" surname="叶" post="社区党组织书记"></worker-profile>
    <worker-profile layout="card" name="张宇" surname="张" post="社区党组织书记" motto="群众无小事"></worker-profile>
    <p>后面的文字</p>`,
};

/** In the page: every shift that no input excuses, and what moved. */
function readShifts() {
  return new Promise((resolve) => {
    const shifts = [];
    const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => {
      shifts.push(...observer.takeRecords());
      const named = ({ node, previousRect, currentRect }) =>
        `${node?.localName ?? node?.nodeName}[${node?.slot ?? ''}] ${previousRect.y}+${previousRect.height}→${currentRect.y}+${currentRect.height}`;
      resolve(
        shifts
          .filter(({ hadRecentInput }) => !hadRecentInput)
          .map(({ value, sources }) => `${value.toFixed(4)}: ${sources.map(named).join(', ')}`),
      );
    }, 100);
  });
}

const frames = async () => {
  for (let count = 0; count < 8; count += 1) await new Promise(requestAnimationFrame);
};

let site;
before(async () => (site = await openSite()));
after(() => site.close());

async function shiftsOf(body, { rate, script }) {
  const sheet =
    '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/lanelight.css">';
  const { page, close } = await site.visit({
    body,
    head: sheet + (script === 'early' ? moduleScript : ''),
    isRendered: script === 'early',
    async prepare(blank) {
      const session = await blank.createCDPSession();
      await session.send('Emulation.setCPUThrottlingRate', { rate });
    },
  });
  await page.evaluate(frames);
  if (script === 'late') await page.addScriptTag({ type: 'module', url: '/lanelight.js' });
  if (script !== 'absent') {
    await page.waitForFunction(
      () =>
        document.querySelectorAll('worker-profile, column-header').length > 0 &&
        !document.querySelector('worker-profile:not(:defined), column-header:not(:defined)'),
    );
    await page.evaluate(async () => {
      for (const element of document.querySelectorAll('*')) await element.updateComplete;
    });
  }
  await page.evaluate(frames);
  const shifts = await page.evaluate(readShifts);
  await close();
  return shifts;
}

describe('layout shift', () => {
  for (const [name, body] of Object.entries(pages)) {
    for (const rate of [1, 6]) {
      for (const script of ['early', 'late', 'absent']) {
        // Without a script nothing of ours runs, fast or slow.
        if (script === 'absent' && rate > 1 && !process.env.LONG) continue;
        it(`is 0 on ${name}, script ${script}, CPU at 1/${rate}`, async () => {
          assert.deepEqual(await shiftsOf(body, { rate, script }), []);
        });
      }
    }
  }
});
