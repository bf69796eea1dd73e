import { heightAcknowledgement, heightRequest, isHeightMessage } from './frame-protocol.js';

const selector = 'iframe.lane-frame';

/**
 * Gives framed columns the height that they say they have. Only a frame of this page is heard, only with the origin
 * that its address has (`null` where it is sandboxed without one), and it only ever changes itself.
 */
export function watchFrames(): void {
  addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (!isHeightMessage(data)) return;
    const { id, height } = data;
    for (const frame of document.querySelectorAll<HTMLIFrameElement>(selector)) {
      if (frame.contentWindow !== source || !source || originOf(frame) !== origin) continue;
      frame.style.setProperty('box-sizing', 'content-box', 'important');
      frame.style.setProperty('height', `${height}px`, 'important');
      // To a frame without an origin there is no other address.
      frame.contentWindow?.postMessage(
        { lane: heightAcknowledgement, id, height },
        origin === 'null' ? '*' : origin,
      );
    }
  });
  for (const frame of document.querySelectorAll<HTMLIFrameElement>(selector))
    frame.contentWindow?.postMessage({ lane: heightRequest }, '*');
}

function originOf({ sandbox, src }: HTMLIFrameElement): string {
  const isOpaque = sandbox.length > 0 && !sandbox.contains('allow-same-origin');
  return isOpaque ? 'null' : new URL(src, document.baseURI).origin;
}
