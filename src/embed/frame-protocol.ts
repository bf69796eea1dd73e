/**
 * What a framed column and the page around it say to each other by `postMessage`, so that the frame is as high as its
 * column. docs/decisions/2026-11-21-frame-height.md tells the whole conversation.
 */

/** Frame to page: “I am this high”. Sent again, later and later, until it is acknowledged. */
export interface HeightMessage {
  lane: typeof heightMessage;
  /** Identifier of the column in the frame. */
  id: string;
  /** CSS pixels, whole, above 0. */
  height: number;
}

/** Page to frame: “I have made it so”, with the height that was received. */
export interface HeightAcknowledgement {
  lane: typeof heightAcknowledgement;
  id: string;
  height: number;
}

/** Page to frame, whose script may have come first and given up: “how high are you?” */
export interface HeightRequest {
  lane: typeof heightRequest;
}

export const heightMessage = 'height';
export const heightAcknowledgement = 'height-ok';
export const heightRequest = 'height?';

/** The most that a page should believe, in CSS pixels: a frame that errs must not make it endless. */
export const maximumHeight = 50_000;

/** Milliseconds after which an unacknowledged height is sent again: 9 times in half a minute. */
export const retryDelays: readonly number[] = [50, 100, 250, 500, 1000, 2000, 4000, 8000, 16_000];

/** Whether data of a `message` event, which anybody may send, is a height. */
export function isHeightMessage(data: unknown): data is HeightMessage {
  if (typeof data !== 'object' || data === null) return false;
  const { lane, id, height } = data as Record<string, unknown>;
  return (
    lane === heightMessage &&
    typeof id === 'string' &&
    Number.isInteger(height) &&
    (height as number) > 0 &&
    (height as number) <= maximumHeight
  );
}
