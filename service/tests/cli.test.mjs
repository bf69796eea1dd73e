import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CAMPAIGNS, client, makeDirectory, runCli, writeConfiguration } from './service-fixture.mjs';

/** A run that fails: exit code 1, nothing on stdout, one line on stderr. */
async function failure(argv, environment) {
  const run = runCli(argv, environment);
  assert.equal(await run.exit, 1);
  assert.equal(run.stdout, '');
  assert.match(run.stderr, /^lanelight-service: [^\n]+\n$/);
  return run.stderr;
}

describe('lanelight-service', () => {
  it('prints its help, Chinese first', async () => {
    const run = runCli(['--help']);
    assert.equal(await run.exit, 0);
    assert.match(run.stdout, /用法 Usage/);
    for (const word of [
      '--config',
      '--database',
      '--port',
      '--host',
      '--try-next-ports',
      'LANELIGHT_SECRET',
    ]) {
      assert.ok(run.stdout.includes(word), word);
    }
  });

  it('says in one line what is wrong with its arguments and files', async () => {
    const directory = makeDirectory();
    const config = writeConfiguration(directory, { campaigns: CAMPAIGNS });
    const broken = join(directory, 'broken.json');
    writeFileSync(broken, '{"campaigns": [\n,]}');
    const wrong = join(directory, 'wrong.json');
    writeFileSync(wrong, '{"campaigns": [{"id": "A"}], "campaign": 1}');
    const list = join(directory, 'list.json');
    writeFileSync(list, '[]');
    const messages = await Promise.all([
      failure([]),
      failure(['--confg', 'x']),
      failure(['--config', join(directory, 'none.json')]),
      failure(['--config', broken]),
      failure(['--config', list]),
      failure(['--config', wrong]),
      failure(['--config', config, '--port', '80x']),
      failure(['--config', config], { LANELIGHT_PORT: '70000' }),
      failure(['--config', config, '--database', directory, '--port', '0']),
      failure(['--config', config, '--database', join(directory, 'x.db')], { LANELIGHT_SECRET: 'short' }),
    ]);
    const expected = [
      /缺少 --config/,
      /参数有误.*--confg/,
      /无法读取配置文件 .*none\.json/,
      /broken\.json 不是正确的 JSON/,
      /list\.json 应为/,
      /campaign = 1: .*campaigns\[0\]\.id = "A"/,
      /端口 "80x" 有误/,
      /端口 "70000" 有误/,
      /无法写入数据库/,
      /密钥太短/,
    ];
    expected.forEach((pattern, index) => assert.match(messages[index], pattern));
  });

  it('reads its settings from the environment, and ends in order on SIGTERM and SIGINT', async () => {
    const directory = makeDirectory();
    const environment = {
      LANELIGHT_CONFIG: writeConfiguration(directory, { campaigns: CAMPAIGNS }),
      LANELIGHT_DATABASE: join(directory, 'data', 'votes.db'),
      LANELIGHT_PORT: '0',
      LANELIGHT_HOST: '127.0.0.1',
    };
    for (const [index, signal] of ['SIGTERM', 'SIGINT'].entries()) {
      const run = runCli([], environment);
      const { mint, put, tally } = client(fetch, await run.listening);
      assert.equal((await put(await mint('other'), randomUUID(), { campaign: 'other' })).status, 201);
      assert.equal((await tally('other'))['fan-di'], index + 1);
      run.child.kill(signal);
      assert.equal(await run.exit, 0);
      assert.equal(run.stderr, '');
    }
  });
});
