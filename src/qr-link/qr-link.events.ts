/** A reader follows a link that leads to another site. Cancelling it stays on this page. */
export class QrLinkLeaveEvent extends Event {
  constructor(
    /** Address that the link leads to. */
    readonly href: string,
  ) {
    super('qr-link-leave', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'qr-link-leave': QrLinkLeaveEvent;
  }
}
