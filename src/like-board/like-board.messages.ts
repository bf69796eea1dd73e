import { msg, str } from '../i18n/localize.js';

/** The rank as it is read aloud; the figure alone is shown. */
export function spokenRank(rank: number): string {
  return msg(str`第 ${rank} 名`, { id: 'board-rank' });
}

/** The count as it is read aloud. */
export function spokenCount(count: string): string {
  return msg(str`${count} 个赞`, { id: 'board-count' });
}
