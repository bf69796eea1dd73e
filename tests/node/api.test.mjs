import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compareManifests, formatChanges, isEnough, weightOf } from '../../scripts/api/compare.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(await readFile(join(root, 'custom-elements.json'), 'utf8'));

/** The changes when `<like-button>` becomes another. */
function changeButton(change) {
  const after = structuredClone(manifest);
  change(
    after.modules
      .flatMap(({ declarations }) => declarations)
      .find(({ tagName }) => tagName === 'like-button'),
    after,
  );
  return compareManifests(manifest, after);
}
const named = (list, name) => list.find((entry) => entry.name === name);
const drop = (list, name) => list.splice(list.indexOf(named(list, name)), 1);

describe('the comparison of two manifests', () => {
  it('finds nothing between a manifest and itself', () => {
    assert.deepEqual(compareManifests(manifest, manifest), []);
    assert.equal(weightOf([], '1.0.0'), 'none');
    assert.match(formatChanges([]), /the same/);
  });

  for (const [title, change, what] of [
    ['an attribute', ({ attributes }) => drop(attributes, 'campaign'), 'attribute campaign is gone'],
    ['a property', ({ members }) => drop(members, 'count'), 'property count is gone'],
    ['a method', ({ members }) => drop(members, 'like'), 'method like is gone'],
    ['an event', ({ events }) => drop(events, 'like-button-liked'), 'event like-button-liked is gone'],
    ['a slot', ({ slots }) => drop(slots, ''), 'slot (default) is gone'],
    ['a part', ({ cssParts }) => drop(cssParts, 'icon'), 'part icon is gone'],
    [
      'a variable',
      ({ cssProperties }) => drop(cssProperties, '--like-button-color'),
      'variable --like-button-color is gone',
    ],
    ['a state', ({ cssStates }) => drop(cssStates, 'pressed'), 'state pressed is gone'],
    [
      'a value of a property',
      ({ members }) => (named(members, 'campaign').type.text = "'a' | 'b'"),
      "property campaign: type `string` → `'a' | 'b'`",
    ],
    [
      'the old default',
      ({ attributes }) => (named(attributes, 'campaign').default = "'other'"),
      "attribute campaign: default `'default'` → `'other'`",
    ],
    [
      'the right to set a property',
      ({ members }) => (named(members, 'item').readonly = true),
      'property item: can only be read now',
    ],
    [
      'an optional parameter',
      ({ members }) => delete named(members, 'clap').parameters[0].default,
      'method clap: needs times',
    ],
    [
      'the class of an event',
      ({ events }) => (named(events, 'like-button-liked').type.text = 'CustomEvent'),
      'event like-button-liked: type `LikeButtonLikedEvent` → `CustomEvent`',
    ],
  ]) {
    it(`calls it breaking when ${title} is taken away`, () => {
      const changes = changeButton(change);
      assert.deepEqual(changes, [{ kind: 'breaking', tag: 'like-button', what }]);
      assert.equal(weightOf(changes, '1.2.0'), 'major');
      assert.equal(weightOf(changes, '0.2.0'), 'minor');
    });
  }

  it('calls it breaking when an element is taken away, and an addition when one comes', () => {
    const without = {
      ...manifest,
      modules: manifest.modules.filter(({ path }) => !path.includes('qr-link')),
    };
    assert.deepEqual(compareManifests(manifest, without), [
      { kind: 'breaking', tag: 'qr-link', what: 'the element is gone' },
    ]);
    assert.deepEqual(compareManifests(without, manifest), [
      { kind: 'added', tag: 'qr-link', what: 'a new element' },
    ]);
  });

  for (const [title, change, what] of [
    ['a slot', ({ slots }) => slots.push({ name: 'extra' }), 'slot extra'],
    [
      'a value to give',
      ({ members }) => (named(members, 'item').type.text = 'string | number'),
      'property item: type `string` → `string | number`',
    ],
    [
      'an optional parameter',
      ({ members }) => (named(members, 'like').parameters = [{ name: 'by', default: '1' }]),
      'method like: takes by',
    ],
    [
      'a deprecation',
      ({ members }) => (named(members, 'item').deprecated = 'use id'),
      'property item: deprecated: use id',
    ],
  ]) {
    it(`calls ${title} an addition`, () => {
      const changes = changeButton(change);
      assert.deepEqual(changes, [{ kind: 'added', tag: 'like-button', what }]);
      assert.equal(weightOf(changes, '1.2.0'), 'minor');
      assert.equal(weightOf(changes, '0.2.0'), 'patch');
    });
  }

  it('calls it breaking when a reader may meet a new value', () => {
    const [change] = changeButton(
      ({ members }) => (named(members, 'count').type.text = 'string | number | undefined'),
    );
    assert.equal(change.kind, 'breaking');
  });

  it('takes a new description for no change, and a new look for a small one', () => {
    assert.deepEqual(
      changeButton((button) => (button.description = 'New.')),
      [],
    );
    const changes = changeButton(({ cssProperties }) => (cssProperties[0].default = 'red'));
    assert.equal(changes[0].kind, 'fixed');
    assert.equal(weightOf(changes, '1.0.0'), 'patch');
  });

  it('asks for a bump of that weight, or a greater one', () => {
    assert.ok(isEnough('major', 'minor') && isEnough('minor', 'minor') && isEnough('none', 'none'));
    assert.ok(!isEnough('patch', 'minor') && !isEnough('none', 'patch') && !isEnough('minor', 'major'));
  });
});

describe('npm run api', () => {
  let folder;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'lanelight-api-'))));
  after(() => rm(folder, { recursive: true, force: true }));
  const compare = (...args) =>
    new Promise((resolve) =>
      execFile(process.execPath, [join(root, 'scripts/api.mjs'), ...args], (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, stdout, stderr }),
      ),
    );

  it('prints a changelog, what is needed and what the changesets say', async () => {
    const old = join(folder, 'old.json');
    const without = {
      ...manifest,
      modules: manifest.modules.filter(({ path }) => !path.includes('qr-link')),
    };
    await writeFile(old, JSON.stringify(without));
    const { code, stdout } = await compare(old);
    assert.match(stdout, /## Added\n\n- `<qr-link>`: a new element/);
    assert.match(stdout, /Needed: (patch|minor)\. The changesets say: \w+\./);
    assert.ok(code === 0 || /The changesets say: none/.test(stdout));
  });

  it('says what is wrong with the old manifest’s name', async () => {
    assert.deepEqual(await compare(), {
      code: 2,
      stdout: '',
      stderr: 'Name the old manifest: npm run api -- old.json, or npm run api -- v0.1.0\n',
    });
    const { code, stderr } = await compare('no-such-commit');
    assert.equal(code, 2);
    assert.match(stderr, /^no-such-commit is no file/);
  });
});
