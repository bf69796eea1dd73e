
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    import {str} from '@lit/localize';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'board-count': str`Likes: ${0}`,
'board-empty': `No likes yet`,
'board-error': `The number of likes cannot be read for now`,
'board-rank': str`No. ${0}:`,
'board-retry': `Try again`,
'credits-label': `Credits`,
'gallery-announcement': str`${0} of ${1}: ${2}`,
'gallery-label': `Pictures`,
'gallery-next': `Next picture`,
'gallery-position': str`${0} of ${1}`,
'gallery-previous': `Previous picture`,
'gallery-role': `gallery`,
'header-original': `Original`,
'like-count': str`Likes: ${0}`,
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
'like-for': str`Like ${0}`,
'like-on-device': `Kept on this device only`,
'like-plain': `Like`,
'like-undone': `Like taken back.`,
'qr-link-image': str`QR code that opens ${0}`,
'reading-panel-collapse': `Show less`,
'reading-panel-cue': `Scroll down to read on`,
'reading-panel-expand': `Show all`,
'reading-panel-label': `Text`,
    };
  