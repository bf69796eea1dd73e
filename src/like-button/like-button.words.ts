import { getLocale, msg, str } from '../i18n/localize.js';
import { nextEdge, type Campaign } from '../tally/campaign-window.js';
import { isPressed, shownVotes } from '../tally/like-state.js';
import type { CampaignMode } from '../tally/protocol.js';
import type { TallyErrorCode } from '../tally/tally-adapter.js';
import type { Happening } from '../tally/tally-store.js';
import {
  LikeButtonLikedEvent,
  LikeButtonQueuedEvent,
  LikeButtonRejectedEvent,
  LikeButtonSyncedEvent,
  LikeButtonUnlikedEvent,
} from './like-button.after-events.js';
import type { LikeHost, LikeView } from './like-voting.js';

const day = 86_400_000;

/** Tells the page what became of a vote. */
export function announce(button: LikeHost, happening: Happening): void {
  const { campaign, item, count } = button;
  const { kind, liked, code = 'unavailable', wasQueued } = happening;
  if (kind !== 'counted') {
    const After = kind === 'queued' ? LikeButtonQueuedEvent : LikeButtonRejectedEvent;
    /** @internal */
    button.dispatchEvent(new After(campaign, item, liked, code));
    return;
  }
  const After = liked ? LikeButtonLikedEvent : LikeButtonUnlikedEvent;
  /** @internal */
  button.dispatchEvent(new After(campaign, item, count));
  /** @internal */
  if (wasQueued) button.dispatchEvent(new LikeButtonSyncedEvent(campaign, item, count));
}

/** What became of the reader's like, said once and politely; shown, too, where the button does not show it by itself. */
export function noteOf(view: LikeView): { text: string; isVisible: boolean } | undefined {
  const { outcome, isOnDevice, mode } = view;
  if (!outcome) return undefined;
  const { kind, liked, code = 'unavailable' } = outcome;
  if (kind === 'rejected') return { text: reasonText(code, mode), isVisible: true };
  if (kind === 'queued') return { text: queuedText(code), isVisible: true };
  return { text: countedText(liked, isOnDevice), isVisible: liked && isOnDevice };
}

/** The campaign's window, as far as a reader has to know: shown, and not said by itself. */
export function windowTextOf({ campaign, mode }: LikeView): string | undefined {
  if (!campaign) return undefined;
  const countdown = countdownText(campaign, performance.now());
  return countdown ?? (campaign.closure && reasonText(campaign.closure, mode));
}

/** What the button adds to its name: the count, why it takes no likes, what is left. */
export function describe(view: LikeView, count: string): string {
  return [hiddenCountText(view) ?? count, restrictionOf(view)].filter(Boolean).join(' ');
}

function restrictionOf({ closure, campaign, mode, state, remaining }: LikeView): string | undefined {
  if (closure === 'not-open' && campaign?.opensAt !== undefined) {
    return msg(str`点赞将于 ${dateText(campaign.opensAt, campaign.tz)} 开始。`, { id: 'like-opens-at' });
  }
  if (closure) return reasonText(closure, mode);
  const votes = shownVotes(state);
  if (votes === 0 || remaining === undefined) return undefined;
  return msg(str`已送出 ${votes} 次，还可以送 ${remaining} 次。`, { id: 'like-remaining' });
}

/** Why there is no count. */
function hiddenCountText({ campaign, state }: LikeView): string | undefined {
  if (campaign?.showCounts === 'after-vote' && !isPressed(state))
    return msg('点赞后显示赞数', { id: 'like-count-after-vote' });
  if (campaign?.showCounts === 'after-close' && campaign.closure !== 'closed')
    return msg('赞数在结束后公布', { id: 'like-count-after-close' });
  return undefined;
}

function countedText(liked: boolean, isOnDevice: boolean): string {
  if (!liked) return msg('已取消点赞。', { id: 'like-undone' });
  return isOnDevice
    ? msg('已点赞，只保存在这台设备上。', { id: 'like-done-on-device' })
    : msg('已点赞。', { id: 'like-done' });
}

/** Why a like is not taken. */
function reasonText(code: TallyErrorCode, mode: CampaignMode): string {
  switch (code) {
    case 'quota':
      return spentText(mode);
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
    case 'unauthorized':
    case 'forbidden':
    case 'insecure':
      return msg('这里不能点赞。', { id: 'like-error-forbidden' });
    case 'unconfirmed':
      return msg('不知道点赞有没有送到，不再重复送出。', { id: 'like-error-unconfirmed' });
    default:
      return msg('点赞服务暂时不可用，请稍后再试。', { id: 'like-error-unavailable' });
  }
}

/** No more likes are taken from this reader. */
function spentText(mode: CampaignMode): string {
  if (mode === 'daily') return msg('今天已点赞，明天再来。', { id: 'like-spent-today' });
  return mode === 'clap'
    ? msg('鼓掌次数已用完，谢谢。', { id: 'like-spent-claps' })
    : msg('已经点过赞了。', { id: 'like-spent' });
}

/** A like that waits. */
function queuedText(code: TallyErrorCode): string {
  switch (code) {
    case 'network':
      return msg('网络不通，点赞已保存，联网后自动送出。', { id: 'like-queued-offline' });
    case 'rate-limited':
      return msg('点赞的人太多，已保存，稍后自动送出。', { id: 'like-queued-busy' });
    default:
      return msg('点赞服务没有回答，已保存，稍后自动送出。', { id: 'like-queued' });
  }
}

/** The time that is left, by the server's clock: until the opening, and on the last day until the end. */
function countdownText(campaign: Campaign, watch: number): string | undefined {
  const edge = nextEdge(campaign, watch);
  if (!edge || edge.left <= 0) return undefined;
  if (edge.kind === 'opens') return msg(str`距开始 ${timeText(edge.left)}`, { id: 'like-opens-in' });
  return edge.left > day ? undefined : msg(str`距结束 ${timeText(edge.left)}`, { id: 'like-closes-in' });
}

/** `03:04:05`, and the days before it. */
function timeText(left: number): string {
  const seconds = Math.ceil(left / 1000);
  const clock = [seconds / 3600, seconds / 60, seconds]
    .map((value, index) => String(Math.floor(value) % (index === 0 ? 24 : 60)).padStart(2, '0'))
    .join(':');
  const days = Math.floor(seconds / 86_400);
  return days > 0 ? msg(str`${days} 天 ${clock}`, { id: 'like-days' }) : clock;
}

/** In the campaign's time zone; in the reader's where the browser does not know it. */
function dateText(time: number, timeZone: string | undefined): string {
  const options = { dateStyle: 'long', timeStyle: 'short' } as const;
  try {
    return new Intl.DateTimeFormat(getLocale(), { ...options, timeZone }).format(time);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Intl.DateTimeFormat(getLocale(), options).format(time);
  }
}
