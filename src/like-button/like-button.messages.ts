import { msg, str } from '../i18n/localize.js';

/** The button's name: fixed, since a toggle tells its state by `aria-pressed`. */
export function labelFor(subject: string): string {
  return subject ? msg(str`为${subject}点赞`, { id: 'like-for' }) : msg('点赞', { id: 'like-plain' });
}

/** What the button adds to its name: the exact count. */
export function descriptionFor(count: string | undefined, isOnDevice: boolean): string {
  if (isOnDevice) return msg('只保存在这台设备上', { id: 'like-on-device' });
  if (count === undefined) return msg('点赞数未知', { id: 'like-count-unknown' });
  return msg(str`已有 ${count} 个赞`, { id: 'like-count' });
}
