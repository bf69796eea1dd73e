/**
 * Each framework builds the same little page from the packed library; a browser uses it as a reader would. The table in
 * docs/frameworks.md is written from what happened: `npm run test:consumers`.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import prettier from 'prettier';
import puppeteer from 'puppeteer-core';
import { chromiumArgs, provideChromium } from '../../scripts/find-browser.mjs';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);
const { build } = await import(require.resolve('vite'));
const load = async (name) => (await import(require.resolve(name))).default;

const jsx = (importSource) => ({ oxc: { jsx: { runtime: 'automatic', importSource } } });
const inReact18 = (path) => join(here, 'react18', 'node_modules', path);
const capitals = ['hears Capitalised', 'hears CAPITALS'];
/** `byRef`: cases in which a component has to listen as on any node, `addEventListener` on its `ref`. */
const frameworks = {
  'no framework': { entry: 'plain.js' },
  'React 19': { entry: 'react19.jsx', config: jsx('react') },
  'React 18 (lanelight/react)': {
    entry: 'react18.jsx',
    byRef: ['hears lower', 'hears camelCase', ...capitals],
    config: {
      ...jsx('react'),
      resolve: { alias: { react: inReact18('react'), 'react-dom': inReact18('react-dom') } },
    },
  },
  'Preact 11': { entry: 'preact.jsx', byRef: capitals, config: jsx('preact') },
  'Solid 1': { entry: 'solid.jsx', config: { plugins: [(await load('vite-plugin-solid'))()] } },
  'Vue 3': {
    entry: 'vue.js',
    config: {
      plugins: [
        (await load('@vitejs/plugin-vue'))({
          template: { compilerOptions: { isCustomElement: (tag) => tag.includes('-') } },
        }),
      ],
    },
  },
  'Svelte 5': {
    entry: 'svelte.js',
    config: {
      plugins: [
        (await import(require.resolve('@sveltejs/vite-plugin-svelte'))).svelte({ configFile: false }),
      ],
    },
  },
  'Angular 21': {
    entry: 'angular.ts',
    config: { oxc: { decorator: { legacy: true } } },
  },
};

/** What a page must be able to do with a custom element, whatever made the page. */
const cases = {
  'renders, with children in slots': async (page) => {
    await waitFor(page, () => document.querySelectorAll('worker-profile').length === 2);
    const seen = await page.evaluate(() =>
      [...document.querySelectorAll('worker-profile')].map((profile) => ({
        name: profile.name,
        isUpgraded: Boolean(profile.shadowRoot),
        motto: profile.querySelector('[slot=motto]').textContent,
        isSlotted: Boolean(profile.querySelector('[slot=motto]').assignedSlot),
      })),
    );
    assert.deepEqual(
      seen,
      ['张宇', '范迪'].map((name) => ({ name, isUpgraded: true, motto: `${name}的话`, isSlotted: true })),
    );
  },
  'renders without children': async (page) => {
    await waitFor(page, () => /走访/.test(document.querySelector('stat-counter').shadowRoot?.textContent));
  },
  'sets text, numbers and booleans': async (page) => {
    await page.waitForSelector('stat-counter');
    const seen = await page.evaluate(() => ({
      value: String(document.querySelector('stat-counter').value),
      isStill: document.querySelector('stat-counter').static,
      index: document.querySelector('swipe-gallery').index,
      layout: document.querySelector('worker-profile').layout,
      isDisabled: document.querySelector('like-button').disabled,
    }));
    assert.deepEqual(seen, { value: '1500', isStill: true, index: 0, layout: 'row', isDisabled: false });
  },
  'updates text': async (page) => {
    await page.click('#rename');
    await waitFor(page, () => document.querySelector('like-button').subject === '张艳');
  },
  'updates the children in a slot': async (page) => {
    await waitFor(
      page,
      () =>
        document.querySelector('like-button').textContent.trim() === '为张艳点赞' &&
        document.querySelector('like-button').childNodes[0].assignedSlot,
    );
  },
  'turns a boolean on and off': async (page) => {
    await page.click('#disable');
    await waitFor(page, () => document.querySelector('like-button').disabled === true);
    await page.click('#disable');
    await waitFor(page, () => document.querySelector('like-button').disabled === false);
  },
  'sets an attribute-name': async (page) => {
    const kebab = await page.evaluate(() => document.querySelector('#kebab').kickerHref);
    assert.equal(kebab, '/a');
  },
  'sets a propertyName': async (page) => {
    const camel = await page.evaluate(() => document.querySelector('#camel').kickerHref);
    assert.equal(camel, '/b');
  },
  'hands over an array and a function': async (page) => {
    await waitFor(
      page,
      () =>
        [...document.querySelectorAll('#long figure')].map((each) => each.textContent).join('') === '甲乙丙',
    );
  },
  'hands over another array': async (page) => {
    await page.click('#more');
    await waitFor(page, () => document.querySelector('#long').items.length === 4);
  },
  'hears an-event': async (page) => {
    await page.evaluate(() =>
      document.querySelector('like-button').shadowRoot.querySelector('button').click(),
    );
    await waitFor(page, () => document.querySelector('output').textContent.trim() === '1');
  },
  ...Object.fromEntries(
    ['lower', 'camelCase', 'Capitalised', 'CAPITALS'].map((type) => [
      `hears ${type}`,
      async (page) => {
        await page.evaluate((type) => {
          document.querySelector('like-button').dispatchEvent(new CustomEvent(type));
        }, type);
        await page.waitForFunction(
          (type) => document.querySelector('#heard').textContent.split(',').at(-1) === type,
          { timeout: 20_000 },
          type,
        );
      },
    ]),
  ),
  'takes an element away and brings it back': async (page) => {
    await page.click('#hide');
    await waitFor(page, () => !document.querySelector('stat-counter'));
    await page.click('#hide');
    await waitFor(page, () => Boolean(document.querySelector('stat-counter')?.shadowRoot));
  },
  'grows a list in front': async (page) => {
    await page.click('#add');
    await waitFor(
      page,
      () =>
        [...document.querySelectorAll('worker-profile')].map(({ name }) => name).join() === '叶杰,张宇,范迪',
    );
  },
  'calls a method': async (page) => {
    await page.click('#next');
    await waitFor(page, () => document.querySelector('swipe-gallery').index === 1);
  },
  'reports no error': (page) => assert.deepEqual(page.errors, []),
};

const results = new Map();
let browser;
before(async () => {
  browser = await puppeteer.launch({ executablePath: provideChromium().path, args: chromiumArgs });
});
after(async () => {
  await browser?.close();
  await writeTable();
});

for (const [name, { entry, config = {} }] of Object.entries(frameworks)) {
  describe(name, () => {
    let page;
    let server;
    before(async () => {
      const script = await bundle(entry, config);
      server = await serve(script);
      page = await browser.newPage();
      page.errors = [];
      page.on('pageerror', (error) => page.errors.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') page.errors.push(message.text());
      });
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
    });
    after(async () => {
      await page?.close();
      server?.close();
    });
    const passed = new Set();
    results.set(name, passed);
    for (const [title, check] of Object.entries(cases)) {
      it(title, async () => {
        await check(page);
        passed.add(title);
      });
    }
  });
}

describe('the guides, copied file by file', () => {
  for (const [guide, name] of Object.entries({
    react: 'React 19',
    'react-18': 'React 18 (lanelight/react)',
    preact: 'Preact 11',
    solid: 'Solid 1',
    vue: 'Vue 3',
    svelte: 'Svelte 5',
    angular: 'Angular 21',
  }))
    it(`${guide}.md makes a column that hears a like`, async (test) => {
      const text = await readFile(new URL(`../../docs/frameworks/${guide}.md`, import.meta.url), 'utf8');
      const folder = join(here, 'apps', `.guide-${guide}`);
      test.after(() => rm(folder, { recursive: true, force: true }));
      await mkdir(folder, { recursive: true });
      const files = [...text.matchAll(/^`([\w.]+)`\n\n```\w+\n([^]*?)^```$/gm)].map(([, file, code]) => [
        file,
        code,
      ]);
      for (const [file, code] of files) await writeFile(join(folder, file), code);
      const [main] = files.map(([file]) => file).filter((file) => file.startsWith('main.'));
      // What the library gives its users for tests of their pages: here it waits and presses too.
      await writeFile(
        join(folder, 'tested.js'),
        `import * as testing from 'lanelight/testing';\nimport './${main}';\nwindow.testing = testing;\n`,
      );
      const server = await serve(await bundle(`.guide-${guide}/tested.js`, frameworks[name].config ?? {}));
      const page = await browser.newPage();
      const errors = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      await page.waitForSelector('like-button');
      const seen = await page.evaluate(async () => {
        const { finishCounters, pressLike, readText, settled } = window.testing;
        await settled();
        return {
          name: document.querySelector('worker-profile').name,
          title: document.querySelector('h1').assignedSlot?.name,
          profile: readText(document.querySelector('worker-profile')).replace(/\s+/g, ' '),
          counters: (await finishCounters()).length,
          outcome: await pressLike(document.querySelector('like-button')),
        };
      });
      await waitFor(page, () => document.querySelector('#app > p').textContent.includes('谢谢'));
      await page.close();
      server.close();
      const { profile, ...others } = seen;
      assert.match(profile, /扎根基层十二载[^]*1500余户次/);
      assert.deepEqual(others, { name: '范迪', title: 'title', counters: 1, outcome: 'liked' });
      assert.deepEqual(errors, []);
    });

  it('next.md shows the page that the tests of servers use', async () => {
    const guide = await readFile(new URL('../../docs/frameworks/next.md', import.meta.url), 'utf8');
    const page = await readFile(join(here, 'apps/next.jsx'), 'utf8');
    const [, code] = /^`Page\.jsx`\n\n```jsx\n([^]*?)^```$/m.exec(guide);
    assert.equal(code, page.replace(/^\/\*\* @jsx.*\n/, ''));
  });
});

describe('types in templates', () => {
  const types = (file) => join(here, 'types', file);
  const tsc = (...args) =>
    run(process.execPath, [require.resolve('typescript/bin/tsc'), ...args], { cwd: here });
  for (const [framework, importSource] of [
    ['react', 'react'],
    ['preact', 'preact'],
    ['solid', 'solid-js'],
  ]) {
    it(`${framework}: right ones pass, wrong ones do not`, async () => {
      const options =
        '--strict --noEmit --module esnext --moduleResolution bundler --target es2022 --jsx preserve';
      const lib = ['--lib', 'es2023,dom,dom.iterable', '--skipLibCheck'];
      await tsc(
        ...options.split(' '),
        ...lib,
        '--jsxImportSource',
        importSource,
        types(`${framework}.tsx`),
      ).catch(fail);
    });
  }
  it('angular: right ones pass in classes, wrong ones do not', async () => {
    const options =
      '--strict --noEmit --module esnext --moduleResolution bundler --target es2022 --experimentalDecorators';
    const lib = ['--lib', 'es2023,dom,dom.iterable', '--skipLibCheck'];
    await tsc(...options.split(' '), ...lib, types('angular.ts')).catch(fail);
  });
  it('vue: right ones pass, wrong ones do not', async () => {
    const config = await writeConfig('vue', ['App.vue']);
    await run(process.execPath, [require.resolve('vue-tsc/bin/vue-tsc.js'), '-p', config], {
      cwd: here,
    }).catch(fail);
  });
  it('svelte: right ones pass, wrong ones do not', async () => {
    const config = await writeConfig('svelte', ['App.svelte']);
    const check = join(here, 'node_modules', 'svelte-check', 'bin', 'svelte-check');
    const { stdout } = await run(
      process.execPath,
      [check, '--workspace', types('.'), '--tsconfig', config, '--output', 'machine'],
      { cwd: here },
    ).catch((error) => error);
    const faults = stdout.split('\n').filter((line) => / ERROR /.test(line));
    assert.equal(faults.length, 2, stdout);
    assert.match(faults[0], /sideways/);
    assert.match(faults[1], /nonsense/);
  });
});

async function bundle(entry, config) {
  const path = join(here, 'apps', entry);
  const [{ output }] = await build({
    root: here,
    configFile: false,
    logLevel: 'silent',
    ...config,
    build: {
      write: false,
      modulePreload: false,
      lib: { entry: path, formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
    define: { 'process.env.NODE_ENV': '"production"', ngDevMode: 'false' },
  });
  return output.find(({ type }) => type === 'chunk').code;
}

async function serve(script) {
  const server = createServer(({ url }, response) => {
    if (url === '/script.js') response.setHeader('content-type', 'text/javascript').end(script);
    else if (url === '/')
      response
        .setHeader('content-type', 'text/html')
        .end(
          '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><link rel="icon" href="data:,"><title>页</title><div id="app"></div><script type="module" src="/script.js"></script>',
        );
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function waitFor(page, condition) {
  return page.waitForFunction(condition, { timeout: 20_000 });
}

function fail({ stdout, message }) {
  assert.fail(stdout || message);
}

async function writeConfig(name, include) {
  const path = join(here, 'types', `tsconfig.${name}.json`);
  await writeFile(
    path,
    JSON.stringify({ extends: './tsconfig.json', compilerOptions: { skipLibCheck: true }, include }),
  );
  return path;
}

/** What the cases are called in the guide, which is read in Chinese first. */
const inChinese = {
  'renders, with children in slots': '显示,子元素进插槽',
  'renders without children': '没有子元素也显示',
  'sets text, numbers and booleans': '设文字、数字、布尔值',
  'updates text': '更新文字',
  'updates the children in a slot': '更新插槽里的子元素',
  'turns a boolean on and off': '布尔值开和关',
  'sets an attribute-name': '设带连字符的属性',
  'sets a propertyName': '设驼峰写法的属性',
  'hands over an array and a function': '交给它数组和函数',
  'hands over another array': '换一个数组',
  'hears an-event': '听到事件',
  'hears lower': '小写的事件',
  'hears camelCase': '驼峰的事件',
  'hears Capitalised': '首字母大写的事件',
  'hears CAPITALS': '全大写的事件',
  'takes an element away and brings it back': '拿走再放回',
  'grows a list in front': '列表前面加一项',
  'calls a method': '调用方法',
  'reports no error': '没有一条错误',
};

function markOf(name, title) {
  if (!results.get(name).has(title)) return '✗';
  return frameworks[name].byRef?.includes(title) ? '✓ `ref`' : '✓';
}

/** Cases × frameworks, between its marks in the guide. */
async function writeTable() {
  // Only some of the tests were asked for.
  if ([...results.values()].some((passed) => passed.size === 0)) return;
  const url = new URL('../../docs/frameworks.md', import.meta.url);
  const names = [...results.keys()];
  const table = [
    `| | ${names.map((name) => name.replace('no framework', '不用框架 none')).join(' | ')} |`,
    `| --- | ${names.map(() => '---').join(' | ')} |`,
    ...Object.keys(cases).map(
      (title) => `| ${inChinese[title]} ${title} | ${names.map((name) => markOf(name, title)).join(' | ')} |`,
    ),
  ].join('\n');
  const text = await readFile(url, 'utf8');
  const filled = await prettier.format(
    text.replace(
      /(<!-- cases -->\n)[^]*?(<!-- \/cases -->)/,
      (_, start, end) => `${start}\n${table}\n\n${end}`,
    ),
    { ...(await prettier.resolveConfig(url)), parser: 'markdown' },
  );
  if (process.env.CI)
    assert.equal(filled, text, 'npm run test:consumers, and commit the table that it wrote');
  else await writeFile(url, filled);
}
