import { msg, str } from '../i18n/localize.js';
import type { TallyErrorCode } from '../tally/tally-adapter.js';

/** The button's name: fixed, since a toggle tells its state by `aria-pressed`. */
export function labelFor(subject: string): string {
  return subject ? msg(str`为${subject}点赞`, { id: 'like-for' }) : msg('点赞', { id: 'like-plain' });
}

/** Why a like was refused or lost, as the reader is told. */
export function reasonFor(code: TallyErrorCode): string {
  switch (code) {
    case 'network':
      return msg('网络不通，点赞没有送出。', { id: 'like-error-network' });
    case 'timeout':
      return msg('等候超时，请稍后再试。', { id: 'like-error-timeout' });
    case 'not-open':
      return msg('点赞还没有开始。', { id: 'like-error-not-open' });
    case 'paused':
      return msg('点赞暂停中。', { id: 'like-error-paused' });
    case 'closed':
      return msg('点赞已经结束。', { id: 'like-error-closed' });
    case 'unknown-campaign':
    case 'unknown-item':
    case 'not-found':
      return msg('没有找到这项点赞。', { id: 'like-error-not-found' });
    case 'rate-limited':
      return msg('操作太快，请稍后再试。', { id: 'like-error-rate-limited' });
    default:
      return msg('点赞服务暂时不可用，请稍后再试。', { id: 'like-error-unavailable' });
  }
}

/** What became of a like, said once and politely. */
export function outcomeFor(liked: boolean, isOnDevice: boolean): string {
  if (!liked) return msg('已取消点赞。', { id: 'like-undone' });
  return isOnDevice
    ? msg('已点赞，只保存在这台设备上。', { id: 'like-done-on-device' })
    : msg('已点赞。', { id: 'like-done' });
}

/** What the button adds to its name: the exact count. */
export function descriptionFor(count: string | undefined, isOnDevice: boolean): string {
  if (isOnDevice) return msg('只保存在这台设备上', { id: 'like-on-device' });
  if (count === undefined) return msg('点赞数未知', { id: 'like-count-unknown' });
  return msg(str`已有 ${count} 个赞`, { id: 'like-count' });
}
