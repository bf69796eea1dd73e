// Do not modify this file by hand!
// Re-generate this file by running lit-localize

/* eslint-disable no-irregular-whitespace */
/* eslint-disable @typescript-eslint/no-explicit-any */

export const templates = {
  'board-count': { strTag: true, strings: [`Likes: `, ``], values: [0] },
  'board-empty': `No likes yet`,
  'board-error': `The number of likes cannot be read for now`,
  'board-rank': { strTag: true, strings: [`No. `, `:`], values: [0] },
  'board-retry': `Try again`,
  'credits-label': `Credits`,
  'gallery-announcement': { strTag: true, strings: [``, ` of `, `: `, ``], values: [0, 1, 2] },
  'gallery-label': `Pictures`,
  'gallery-next': `Next picture`,
  'gallery-position': { strTag: true, strings: [``, ` of `, ``], values: [0, 1] },
  'gallery-previous': `Previous picture`,
  'gallery-role': `gallery`,
  'header-original': `Original`,
  'like-count': { strTag: true, strings: [`Likes: `, ``], values: [0] },
  'like-count-unknown': `Number of likes unknown`,
  'like-done': `Liked.`,
  'like-done-on-device': `Liked. Kept on this device only.`,
  'like-error-closed': `Likes are closed.`,
  'like-error-network': `No connection: the like was not sent.`,
  'like-error-not-found': `There is nothing to like here.`,
  'like-error-not-open': `Likes are not open yet.`,
  'like-error-paused': `Likes are paused.`,
  'like-error-rate-limited': `Too fast. Please try again later.`,
  'like-error-timeout': `No answer in time. Please try again later.`,
  'like-error-unavailable': `Likes are unavailable for now. Please try again later.`,
  'like-for': { strTag: true, strings: [`Like `, ``], values: [0] },
  'like-on-device': `Kept on this device only`,
  'like-plain': `Like`,
  'like-undone': `Like taken back.`,
  'qr-link-image': { strTag: true, strings: [`QR code that opens `, ``], values: [0] },
  'reading-panel-collapse': `Show less`,
  'reading-panel-cue': `Scroll down to read on`,
  'reading-panel-expand': `Show all`,
  'reading-panel-label': `Text`,
};
