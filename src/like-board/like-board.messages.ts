import { msg, str } from '../i18n/localize.js';
import type { CountVisibility } from '../tally/protocol.js';

/** The rank as it is read aloud; the figure alone is shown. */
export function spokenRank(rank: number): string {
  return msg(str`第 ${rank} 名`, { id: 'board-rank' });
}

/** The count as it is read aloud. */
export function spokenCount(count: string): string {
  return msg(str`${count} 个赞`, { id: 'board-count' });
}

export function nobodyYet(): string {
  return msg('还没有人点赞', { id: 'board-empty' });
}

export function cannotRead(): string {
  return msg('暂时读不到点赞数', { id: 'board-error' });
}

export function tryAgain(): string {
  return msg('重试', { id: 'board-retry' });
}

/** Why no ranking is shown, where counts are kept back. */
export function notYetShown(until: CountVisibility): string {
  return until === 'after-vote'
    ? msg('点赞之后显示排名', { id: 'board-after-vote' })
    : msg('点赞结束后公布排名', { id: 'board-after-close' });
}

export function isFinal(): string {
  return msg('点赞已经结束', { id: 'board-closed' });
}

/** What became of the reader's own wish to read again. */
export function hasRead(): string {
  return msg('点赞数已更新', { id: 'board-updated' });
}
