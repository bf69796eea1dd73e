/**
 * One process and two on one PostgreSQL, by turns; a cluster of its own on a free port. One process is asked over as many
 * connections as each of the two, and over as many as both together.
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

async function run({ count, connections }) {
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
    ...{ kind: 'vote', requests: share, connections, tokens: tokens[index] },
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

const CASES = {
  one: { name: '1 process, 128 connections', count: 1, connections: 128 },
  wide: { name: '1 process, 256 connections', count: 1, connections: 256 },
  two: { name: '2 processes, 128 connections each', count: 2, connections: 128 },
};
const runs = { one: [], wide: [], two: [] };
for (let round = 0; round < rounds; round++) {
  for (const [name, job] of Object.entries(CASES)) runs[name].push(await run(job));
}
await cluster.stop();
place.remove();

const of = (name, field) => median(runs[name].map((it) => it[field]));
const gain = of('two', 'perSecond') / of('one', 'perSecond');
const gainOfSame = of('two', 'perSecond') / of('wide', 'perSecond');
const isExact = Object.values(runs)
  .flat()
  .every((it) => it.isExact);
saveSection('PostgreSQL: one process and two', `node bench/postgres.mjs --requests ${requests}`, [
  `${rounds} rounds by turns of ${format(requests)} votes, medians; server, services and generators share the machine.`,
  '',
  ...table(
    ['', 'votes per second', 'per CPU-second of the services', 'p99 ms'],
    Object.entries(CASES).map(([name, job]) => [
      job.name,
      format(of(name, 'perSecond')),
      format(of(name, 'perCpuSecond')),
      format(of(name, 'p99'), 1),
    ]),
  ),
  '',
  `- Two processes: ${format(gain, 2)} times the throughput of one that has as many connections as each, ${format(gainOfSame, 2)} times that of one that has them all.`,
  `- Totals exact in each process within a second: ${isExact ? 'yes' : 'NO'}.`,
]);
demand([
  ['totals exact everywhere', isExact],
  ['two processes give more than one', gain > 1],
]);
