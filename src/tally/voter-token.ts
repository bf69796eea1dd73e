import { TallyError } from './tally-adapter.js';
import { keep, recall } from './voter-storage.js';

/** The token by which a campaign's service knows this voter again; `undefined` for one who never voted here. */
export function tokenOf(root: string): string | undefined {
  const token = recall('tokens', root);
  return typeof token === 'string' ? token : undefined;
}

/** The service does not know the token any more; one that another tab got meanwhile stays. */
export function forgetToken(root: string, token: string): void {
  if (tokenOf(root) === token) keep('tokens', root, undefined);
}

export function isUnauthorized(error: unknown): boolean {
  return error instanceof TallyError && error.code === 'unauthorized';
}
