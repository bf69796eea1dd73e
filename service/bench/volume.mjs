/**
 * Memory after so many votes, and how soon the service answers again after it was killed in the middle of more.
 *
 *   node bench/volume.mjs [--votes 1000000]
 */
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ITEMS, makePlace } from './campaigns.mjs';
import { load, memory, startService, stop } from './processes.mjs';
import { demand, format, saveSection } from './results.mjs';

const { values } = parseArgs({ options: { votes: { type: 'string', default: '1000000' } } });
const votes = Number(values.votes);
const ROUND = 1000;
const place = makePlace();
const common = { connections: 16, campaign: 'bench', items: ITEMS };

/** Each voter votes for all items, in one request. */
async function vote(url, voters) {
  const { bodies } = await load({ ...common, url, kind: 'session', requests: voters });
  const tokens = bodies.map((body) => JSON.parse(body).token);
  return load({ ...common, url, kind: 'batch', requests: voters, tokens });
}

async function total(url) {
  const { counts } = await (await fetch(`${url}/v1/campaigns/bench/tally`)).json();
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

let service = await startService(place);
const began = performance.now();
let sent = 0;
while (sent < votes) {
  const voters = Math.min(ROUND, Math.ceil((votes - sent) / ITEMS.length));
  const { statuses, done } = await vote(service.url, voters);
  if (statuses['200'] !== done) throw new Error(JSON.stringify(statuses));
  sent += done * ITEMS.length;
}
const seconds = (performance.now() - began) / 1000;
const counted = await total(service.url);
const { now, peak } = memory(service.child.pid);

const more = vote(service.url, ROUND).catch(() => undefined);
await sleep(1500);
await stop(service, 'SIGKILL');
await more;
const killed = performance.now();
service = await startService(place);
while (!(await fetch(`${service.url}/readyz`)).ok) await sleep(5);
const ready = (performance.now() - killed) / 1000;
const after = await total(service.url);
await stop(service);
const bytes = statSync(place.database).size;
place.remove();

const megabytes = (value) => `${format(value / 2 ** 20)} MiB`;
saveSection(`Volume: ${format(votes)} votes`, `node bench/volume.mjs --votes ${votes}`, [
  `Votes of ${format(sent / ITEMS.length)} voters for ${ITEMS.length} items each, ${ITEMS.length} in a request.`,
  '',
  `- Counted: ${format(counted)} of ${format(sent)}, ${format(sent / seconds)} a second with the voters' sessions.`,
  `- Memory: ${megabytes(now)}, at most ${megabytes(peak)} (at most 256); file: ${megabytes(bytes)}, ${format(bytes / sent)} bytes a vote.`,
  `- Killed under load with ${format(after)} votes stored, ready again after ${format(ready, 2)} s (at most 2 with a million).`,
]);
demand([
  ['each vote counted', counted === sent],
  ['memory at most 256 MiB', peak <= 256 * 2 ** 20],
  ['nothing lost by the kill', after >= sent],
  // The file is checked at the start, which takes longer the larger it is.
  ['ready within 2 s', votes > 1_000_000 || ready <= 2],
]);
