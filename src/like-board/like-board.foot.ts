import { html, type TemplateResult } from 'lit';
import { msg } from '../i18n/localize.js';
import type { CountVisibility } from '../tally/protocol.js';
import type { LikeBoardElement } from './like-board.js';

type Tell = (outcome: (() => string) | undefined) => void;

/**
 * What there is to say about the whole board, and the button that reads again.
 *
 * @param visibility What hidden counts wait for.
 * @param tell Says what became of the reader's own wish to read again.
 */
export function renderFoot(
  board: LikeBoardElement,
  visibility: CountVisibility,
  tell: Tell,
): TemplateResult | string {
  switch (board.status) {
    case 'empty':
      return msg('还没有人点赞', { id: 'board-empty' });
    case 'hidden':
      return notYetShown(visibility);
    case 'closed':
      return msg('点赞已经结束', { id: 'board-closed' });
    case 'error':
      return html`${cannotRead()}<button
          part="retry"
          type="button"
          @click=${() => void readAgain(board, tell)}
        >
          ${msg('重试', { id: 'board-retry' })}
        </button>`;
    default:
      return '';
  }
}

async function readAgain(board: LikeBoardElement, tell: Tell): Promise<void> {
  tell(undefined);
  await board.refresh();
  await board.updateComplete;
  const isRead = board.status !== 'error';
  tell(isRead ? hasRead : cannotRead);
  const list = board.shadowRoot?.querySelector<HTMLElement>('[part=list]');
  // The button that had the focus is gone.
  if (isRead && document.activeElement === document.body) list?.focus({ preventScroll: true });
}

function cannotRead(): string {
  return msg('暂时读不到点赞数', { id: 'board-error' });
}

function hasRead(): string {
  return msg('点赞数已更新', { id: 'board-updated' });
}

/** Why no ranking is shown, where counts are kept back. */
function notYetShown(until: CountVisibility): string {
  return until === 'after-vote'
    ? msg('点赞之后显示排名', { id: 'board-after-vote' })
    : msg('点赞结束后公布排名', { id: 'board-after-close' });
}
