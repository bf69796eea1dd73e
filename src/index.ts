/** The classes, their events and types. Importing this registers nothing and touches no DOM. */
export * from './column-credits/column-credits.js';
export * from './column-header/column-header.js';
export * from './like-board/like-board.js';
export * from './like-button/like-button.js';
export * from './like-button/like-button.events.js';
export * from './like-button/like-button.after-events.js';
export * from './qr-link/qr-link.js';
export * from './qr-link/qr-link.events.js';
export * from './reading-panel/reading-panel.js';
export * from './stat-counter/stat-counter.js';
export * from './stat-counter/stat-counter.events.js';
export * from './stat-group/stat-group.js';
export * from './swipe-gallery/swipe-gallery.js';
export * from './swipe-gallery/swipe-gallery.events.js';
export * from './swipe-gallery/gallery-viewer.events.js';
export type { GalleryPicture } from './swipe-gallery/slide-picture.js';
export * from './worker-profile/worker-profile.js';
export { getLocale, setLocale, type LocaleCode } from './i18n/localize.js';
