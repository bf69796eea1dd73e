/** Registers every element: the one module that a page of a CMS loads. */
import './column-credits/column-credits.define.js';
import './column-header/column-header.define.js';
import './like-board/like-board.define.js';
import './like-button/like-button.define.js';
import './qr-link/qr-link.define.js';
import './reading-panel/reading-panel.define.js';
import './stat-counter/stat-counter.define.js';
import './stat-group/stat-group.define.js';
import './swipe-gallery/swipe-gallery.define.js';
import './worker-profile/worker-profile.define.js';
