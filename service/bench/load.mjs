/**
 * The load, in a process of its own: raw sockets that stay open, one request at a time on each, so that the generator
 * takes as little as can be of the machine that is measured. Takes one JSON message by IPC and answers with one.
 */
import { randomUUID } from 'node:crypto';
import { openConnection } from './connection.mjs';

process.on('message', async (job) => {
  try {
    process.send(await run(job));
  } catch (error) {
    process.send({ error: String(error?.stack ?? error) });
  }
});

/**
 * `perSecond`: requests begin by the clock, whether earlier ones were answered or not; else each follows the last.
 */
async function run({
  url,
  kind,
  connections,
  requests,
  perSecond,
  tokens = [],
  votesPerVoter = 1,
  items = [],
  campaign,
}) {
  const { hostname, port } = new URL(url);
  const host = `${hostname}:${port}`;
  const next = makeRequests({ kind, host, tokens, votesPerVoter, items, campaign, requests });
  const statuses = {};
  const latencies = [];
  const bodies = [];
  let sent = 0;
  let done = 0;
  const began = performance.now();
  const record = (status, from, body) => {
    statuses[status] = (statuses[status] ?? 0) + 1;
    latencies.push(performance.now() - from);
    if (kind === 'session') bodies.push(body);
    done++;
  };
  const workers = Array.from({ length: connections }, async () => {
    const client = await openConnection(hostname, Number(port));
    while (sent < requests) {
      const index = sent++;
      // By the clock, latency counts from the moment at which the request was due.
      const due = perSecond ? began + (index / perSecond) * 1000 : performance.now();
      const wait = due - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const { status, body } = await client.send(next(index));
      record(status, due, body);
    }
    client.close();
  });
  await Promise.all(workers);
  const seconds = (performance.now() - began) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))];
  return { done, seconds, statuses, p50: at(0.5), p99: at(0.99), max: latencies.at(-1), bodies };
}

function makeRequests({ kind, host, tokens, votesPerVoter, items, campaign, requests }) {
  const text = (method, path, headers, body) =>
    `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}` +
    (body === undefined
      ? '\r\n'
      : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  const prefix = `/v1/campaigns/${campaign}`;
  const makers = {
    session: () => text('POST', `${prefix}/session`, '', '{}'),
    tally: () => text('GET', `${prefix}/tally?items=${items.join(',')}`, ''),
    // Each voter gives some votes, each to another item; no vote is asked for twice.
    vote: (index) => {
      const token = tokens[Math.floor(index / votesPerVoter)];
      const body = JSON.stringify({ op: randomUUID(), seq: index });
      const path = `${prefix}/items/${items[index % items.length]}/vote`;
      return text('PUT', path, `Authorization: Bearer ${token}\r\n`, body);
    },
    batch: (index) => {
      const ops = items.map((item, number) => ({ op: randomUUID(), seq: number, item, kind: 'like', n: 1 }));
      const headers = `Authorization: Bearer ${tokens[index]}\r\n`;
      return text('POST', `${prefix}/votes`, headers, JSON.stringify({ ops }));
    },
  };
  if (kind === 'batch') return makers.batch;
  if (kind !== 'vote') {
    const only = makers[kind]();
    return () => only;
  }
  // Made beforehand: what the generator does meanwhile is taken from the service's share of the machine.
  const made = Array.from({ length: requests }, (_, index) => makers.vote(index));
  return (index) => made[index];
}
