/**
 * One process and two on one PostgreSQL, by turns, with the same load; a cluster of its own on a free port.
 *
 *   node bench/postgres.mjs [--requests 20000] [--rounds 2]
 */
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../tests/postgres-fixture.mjs';
import { ITEMS, makePlace } from './campaigns.mjs';
import { cpuSeconds, load, startService, stop } from './processes.mjs';
import { demand, format, median, saveSection, table } from './results.mjs';

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '20000' }, rounds: { type: 'string', default: '2' } },
});
const requests = Number(values.requests);
const rounds = Number(values.rounds);
const votesPerVoter = 3;
const common = { campaign: 'bench', items: ITEMS, votesPerVoter };
const place = makePlace();
const cluster = await startPostgres();

async function run(count) {
  const database = cluster.makeDatabase();
  const services = await Promise.all(
    Array.from({ length: count }, () => startService({ ...place, database })),
  );
  const share = Math.floor(requests / count);
  const everywhere = async (job) =>
    Promise.all(services.map(({ url }, index) => load({ ...common, url, ...job(index) })));
  const mint = async (voters) =>
    (await everywhere(() => ({ kind: 'session', requests: voters, connections: 64 }))).map(({ bodies }) =>
      bodies.map((body) => JSON.parse(body).token),
    );
  const warm = 2000;
  const first = await mint(warm);
  await everywhere((index) => ({ kind: 'vote', requests: warm, connections: 64, tokens: first[index] }));
  const tokens = await mint(Math.ceil(share / votesPerVoter));
  const cpu = services.map(({ child }) => cpuSeconds(child.pid));
  const began = performance.now();
  const results = await everywhere((index) => ({
    ...{ kind: 'vote', requests: share, connections: 128, tokens: tokens[index] },
  }));
  const seconds = (performance.now() - began) / 1000;
  const used = services.reduce((sum, { child }, index) => sum + cpuSeconds(child.pid) - cpu[index], 0);
  await sleep(1000);
  const expected = share * count + warm * count;
  const tallies = await Promise.all(
    services.map(async ({ url }) => (await fetch(`${url}/v1/campaigns/bench/tally`)).json()),
  );
  const isExact = tallies.every(
    ({ counts }) => Object.values(counts).reduce((sum, n) => sum + n, 0) === expected,
  );
  for (const service of services) await stop(service);
  return {
    perSecond: (share * count) / Math.max(...results.map((result) => result.seconds)),
    perCpuSecond: (share * count) / used,
    p99: Math.max(...results.map(({ p99 }) => p99)),
    isExact: isExact && results.every(({ statuses, done }) => statuses['201'] === done),
    seconds,
  };
}

const runs = { 1: [], 2: [] };
for (let round = 0; round < rounds; round++) for (const count of [1, 2]) runs[count].push(await run(count));
await cluster.stop();
place.remove();

const of = (count, field) => median(runs[count].map((it) => it[field]));
const gain = of(2, 'perSecond') / of(1, 'perSecond');
saveSection('PostgreSQL: one process and two', `node bench/postgres.mjs --requests ${requests}`, [
  `${rounds} rounds by turns of ${format(requests)} votes, 128 connections to each process, medians; server, services and generators share the machine.`,
  '',
  ...table(
    ['', 'votes per second', 'per CPU-second of the services', 'p99 ms'],
    [1, 2].map((count) => [
      `${count} process${count > 1 ? 'es' : ''}`,
      format(of(count, 'perSecond')),
      format(of(count, 'perCpuSecond')),
      format(of(count, 'p99'), 1),
    ]),
  ),
  '',
  `- Two processes: ${format(gain, 2)} times the throughput of one.`,
  `- Totals exact in each process within a second: ${
    Object.values(runs)
      .flat()
      .every(({ isExact }) => isExact)
      ? 'yes'
      : 'NO'
  }.`,
]);
demand([
  [
    'totals exact everywhere',
    Object.values(runs)
      .flat()
      .every(({ isExact }) => isExact),
  ],
  ['two processes give more than one', gain > 1],
]);
