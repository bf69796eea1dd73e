import type { BatchAnswer, BatchOperation, BatchRequest } from './protocol.js';
import { TallyError, type Vote, type VoteOutcome } from './tally-adapter.js';
import { codeOf, requestJson } from './tally-request.js';

/** Sends many votes in one request, each with its own result. */
export async function sendBatch(
  root: string,
  votes: readonly Vote[],
  token: string,
  signal: AbortSignal,
): Promise<(VoteOutcome | TallyError)[]> {
  const body: BatchRequest = { ops: votes.map(operationOf) };
  const request = { method: 'POST', body, keepalive: true, token, signal };
  const answer = (await requestJson(`${root}/votes`, request)) as BatchAnswer | null;
  if (!Array.isArray(answer?.results)) throw new TallyError('malformed');
  return votes.map((_vote, index) => {
    const result = answer.results[index];
    if (typeof result?.status === 'number') return new TallyError(codeOf(result.status, result.code), result);
    const isWhole = result && Number.isFinite(result.rev) && Number.isSafeInteger(result.mine);
    return isWhole ? result : new TallyError('malformed');
  });
}

/**
 * Hands votes to the browser while the page goes away, in the form that needs no leave from another site beforehand.
 * On the service's own site an ordinary request needs none either.
 */
export function beaconBatch(root: string, votes: readonly Vote[], token: string): boolean {
  const address = new URL(`${root}/votes`, location.href);
  if (address.origin === location.origin || !navigator.sendBeacon) return false;
  const body: BatchRequest = { ops: votes.map(operationOf), token };
  return navigator.sendBeacon(address.href, new Blob([JSON.stringify(body)], { type: 'text/plain' }));
}

/** A vote without what this device keeps beside it. */
function operationOf({ op, seq, item, kind, n }: Vote): BatchOperation {
  return { op, seq, item, kind, n };
}
