/**
 * Votes and reads against a bare `node:http` server, by turns in one run.
 *
 *   node bench/speed.mjs [--requests 20000] [--rounds 3] [--connections 128]
 */
import { parseArgs } from 'node:util';
import { ITEMS, makePlace } from './campaigns.mjs';
import { cpuSeconds, load, memory, startBare, startService, stop } from './processes.mjs';
import { demand, format, median, saveSection, table } from './results.mjs';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '256' },
  },
});
const requests = Number(values.requests);
const rounds = Number(values.rounds);
const connections = Number(values.connections);
const items = ITEMS;
const place = makePlace();
const bare = await startBare();
const short = await startBare(['--two-headers']);
const service = await startService(place);
const votesPerVoter = 3;
const common = { connections, campaign: 'bench', items, votesPerVoter };

async function measure(server, job) {
  const cpu = cpuSeconds(server.child.pid);
  const result = await load({ ...common, ...job, url: server.url });
  const used = cpuSeconds(server.child.pid) - cpu;
  return { ...result, perCpuSecond: result.done / used, perSecond: result.done / result.seconds };
}

async function mint(voters) {
  const { bodies } = await load({ ...common, url: service.url, kind: 'session', requests: voters });
  return bodies.map((body) => JSON.parse(body).token);
}

/** Voters who have not voted yet, enough for so many requests. */
const voters = (count) => mint(Math.ceil(count / votesPerVoter));
const isAll = ({ statuses, done }, status) => statuses[status] === done;

const runs = { shortVote: [], bareVote: [], vote: [], bareTally: [], tally: [] };
// Code that was not run yet is slow in any server.
for (const server of [short, bare, service]) {
  for (const kind of ['vote', 'tally']) {
    await load({ ...common, url: server.url, kind, requests: 5000, tokens: await voters(5000) });
  }
}
const example = await fetch(`${service.url}/v1/campaigns/bench/tally?items=${items.join(',')}`);
bare.child.send((await example.arrayBuffer()).byteLength);
await new Promise((resolve) => bare.child.once('message', resolve));

for (let round = 0; round < rounds; round++) {
  const tokens = await voters(requests);
  runs.shortVote.push(await measure(short, { kind: 'vote', requests, tokens }));
  runs.bareVote.push(await measure(bare, { kind: 'vote', requests, tokens }));
  runs.vote.push(await measure(service, { kind: 'vote', requests, tokens }));
  runs.bareTally.push(await measure(bare, { kind: 'tally', requests }));
  runs.tally.push(await measure(service, { kind: 'tally', requests }));
}
const perSecond = median(runs.vote.map((run) => run.perSecond));
const calmRequests = Math.min(requests, Math.round(perSecond * 5));
const calm = await measure(service, {
  kind: 'vote',
  requests: calmRequests,
  perSecond: perSecond / 2,
  tokens: await voters(calmRequests),
});
const rss = memory(service.child.pid);
await stop(service);
await stop(bare);
await stop(short);
place.remove();

const isComplete =
  runs.vote.every((run) => isAll(run, '201')) &&
  runs.tally.every((run) => isAll(run, '200')) &&
  isAll(calm, '201');
const of = (name, field) => median(runs[name].map((run) => run[field]));
const voteShare = of('vote', 'perCpuSecond') / of('bareVote', 'perCpuSecond');
const shortShare = of('vote', 'perCpuSecond') / of('shortVote', 'perCpuSecond');
const tallyShare = of('tally', 'perCpuSecond') / of('bareTally', 'perCpuSecond');
const row = (label, name) => [
  label,
  format(of(name, 'perSecond')),
  format(of(name, 'perCpuSecond')),
  format(of(name, 'p50'), 1),
  format(of(name, 'p99'), 1),
];
const percent = (share) => `${format(share * 100)} %`;
saveSection('Votes and reads: one process, SQLite', `node bench/speed.mjs --requests ${requests}`, [
  `${rounds} rounds of ${format(requests)} requests over ${connections} connections, medians; each voter gives ${votesPerVoter} votes; the bare server sends the same headers; the generator runs on the same machine.`,
  '',
  ...table(
    ['', 'per second', 'per CPU-second of the server', 'p50 ms', 'p99 ms'],
    [
      row('bare `node:http`, POST, two headers', 'shortVote'),
      row('bare `node:http`, POST', 'bareVote'),
      row('durable vote', 'vote'),
      row('bare `node:http`, GET', 'bareTally'),
      row('tally of 50 items', 'tally'),
    ],
  ),
  '',
  `- A durable vote costs what lets ${percent(voteShare)} of the bare server's requests through for each CPU-second (at least 30 %); of those of one that sends two headers only, ${percent(shortShare)}.`,
  `- Reads: ${percent(tallyShare)} of bare (at least 60 %).`,
  `- At half of the most, ${format(perSecond / 2)} votes a second: p50 ${format(calm.p50, 1)} ms, p99 ${format(calm.p99, 1)} ms (at most 250).`,
  `- Memory after the run: ${format(rss.now / 2 ** 20)} MiB, at most ${format(rss.peak / 2 ** 20)} MiB.`,
]);
demand([
  ['each vote answered 201, each read 200', isComplete],
  ['votes per CPU-second at least 30 % of bare', voteShare >= 0.3],
  ['at least 2,000 acknowledged votes a second', perSecond >= 2000],
  ['reads per CPU-second at least 60 % of bare', tallyShare >= 0.6],
  ['p99 at half of the most at most 250 ms', calm.p99 <= 250],
]);
