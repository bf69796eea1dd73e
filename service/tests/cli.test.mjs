import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { makeDirectory } from './places.mjs';
import {
  ADMIN_KEY,
  ASSERTION_SECRET,
  CAMPAIGNS,
  client,
  runCli,
  writeConfiguration,
} from './service-fixture.mjs';

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
      ...['--campaigns', '--database', '--port', '--host', '--allow-origin', '--admin-key', '--trust-proxy'],
      ...['--try-next-ports', 'LANELIGHT_CAMPAIGNS', 'PORT', 'LANELIGHT_RATE_LIMITS'],
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
    const start = (...argv) => failure(['--campaigns', config, ...argv], { SHARED: ASSERTION_SECRET });
    const messages = await Promise.all([
      failure(['--config', 'x']),
      failure(['--campaigns', join(directory, 'none.json')]),
      failure(['--campaigns', broken]),
      failure(['--campaigns', list]),
      failure([], { LANELIGHT_CAMPAIGNS: wrong }),
      start('--port', '80x'),
      failure(['--campaigns', config], { PORT: '70000' }),
      start('--database', directory, '--port', '0'),
      start('--admin-key', 'two words', '--port', '0'),
      start('--allow-origin', '*', '--port', '0'),
      start('--trust-proxy', 'nginx', '--port', '0'),
      failure(['--campaigns', config], { LANELIGHT_RATE_LIMITS: 'no' }),
    ]);
    const expected = [
      /参数有误.*--config/,
      /无法读取活动文件 .*none\.json/,
      /broken\.json 不是正确的 JSON/,
      /list\.json 应为/,
      /wrong\.json: 配置有误.*campaign = 1: .*campaigns\[0\]\.id = "A"/,
      /端口 "80x" 有误/,
      /端口 "70000" 有误/,
      /无法写入数据库/,
      /管理密钥不能为空/,
      /origins\[0\] = "\*"/,
      /--trust-proxy "nginx" 有误/,
      /LANELIGHT_RATE_LIMITS="no" 有误/,
    ];
    expected.forEach((pattern, index) => assert.match(messages[index], pattern));
  });

  it('reads its settings from the environment, and ends in order on SIGTERM and SIGINT', async () => {
    const directory = makeDirectory();
    const environment = {
      LANELIGHT_CAMPAIGNS: writeConfiguration(directory, { campaigns: CAMPAIGNS }),
      LANELIGHT_DATABASE: join(directory, 'data', 'votes.db'),
      PORT: '0',
      LANELIGHT_HOST: '127.0.0.1',
      SHARED: ASSERTION_SECRET,
    };
    for (const [index, signal] of ['SIGTERM', 'SIGINT'].entries()) {
      const run = runCli([], environment);
      const { mint, put, tally } = client(fetch, await run.listening);
      assert.equal((await put(await mint('other'), randomUUID(), { campaign: 'other' })).status, 201);
      assert.equal((await tally('other'))['fan-di'], index + 1);
      run.child.kill(signal);
      assert.equal(await run.exit, 0);
      assert.equal(run.stderr, '');
      assert.match(run.stdout, /^listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    }
  });

  it('writes no address and no token to its log, whatever goes wrong', async () => {
    const directory = makeDirectory();
    const campaigns = writeConfiguration(directory, { campaigns: CAMPAIGNS });
    const environment = { SHARED: ASSERTION_SECRET };
    const argv = ['--campaigns', campaigns, '--port', '0', '--trust-proxy', '1', '--admin-key', ADMIN_KEY];
    const run = runCli(argv, environment, directory);
    const { mint, put, get, admin, openSession } = client(fetch, await run.listening);
    const headers = { 'X-Forwarded-For': '198.51.100.77' };
    const token = await mint('other');
    await openSession('other', {}, headers);
    await put(token, randomUUID(), { campaign: 'other', headers });
    await put('forged\r\n'.trim(), 'x', { campaign: 'other', headers });
    await get('/v1/%0d%0aforged', headers);
    await admin('GET', 'other', undefined, { ...headers, Authorization: 'Bearer wrong' });
    run.child.kill('SIGTERM');
    assert.equal(await run.exit, 0);
    const log = run.stdout + run.stderr;
    for (const secret of ['198.51.100', token, ADMIN_KEY, ASSERTION_SECRET, 'forged']) {
      assert.ok(!log.includes(secret), log);
    }
  });

  it('starts with nothing said, and takes campaigns from the administration', async () => {
    const directory = makeDirectory();
    const run = runCli(['--port', '0', '--admin-key', ADMIN_KEY], {}, directory);
    const { admin, mint, put } = client(fetch, await run.listening);
    const campaign = {
      title: '新的',
      identity: { minimum: 'anon' },
      items: [{ id: 'fan-di', title: '范迪' }],
    };
    assert.equal((await admin('PUT', 'made', campaign)).status, 201);
    assert.equal((await put(await mint('made'), randomUUID(), { campaign: 'made' })).status, 201);
    assert.match(run.stderr, /没有活动文件/);
  });
});
