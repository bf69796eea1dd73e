// Do not modify this file by hand!
// Re-generate this file by running lit-localize

/* eslint-disable no-irregular-whitespace */
/* eslint-disable @typescript-eslint/no-explicit-any */

export const templates = {
  'board-count': { strTag: true, strings: [``, ` 個讚`], values: [0] },
  'board-empty': `還沒有人點讚`,
  'board-error': `暫時讀不到點讚數`,
  'board-rank': { strTag: true, strings: [`第 `, ` 名`], values: [0] },
  'board-retry': `重試`,
  'credits-label': `署名`,
  'gallery-announcement': { strTag: true, strings: [`第`, `張,共`, `張:`, ``], values: [0, 1, 2] },
  'gallery-label': `圖片`,
  'gallery-next': `下一張`,
  'gallery-position': { strTag: true, strings: [`第`, `張,共`, `張`], values: [0, 1] },
  'gallery-previous': `上一張`,
  'gallery-role': `圖集`,
  'header-original': `原創`,
  'like-count': { strTag: true, strings: [`已有 `, ` 個讚`], values: [0] },
  'like-count-unknown': `點讚數未知`,
  'like-done': `已點讚。`,
  'like-done-on-device': `已點讚，只保存在這台裝置上。`,
  'like-error-closed': `點讚已經結束。`,
  'like-error-network': `網路不通，點讚沒有送出。`,
  'like-error-not-found': `沒有找到這項點讚。`,
  'like-error-not-open': `點讚還沒有開始。`,
  'like-error-paused': `點讚暫停中。`,
  'like-error-rate-limited': `操作太快，請稍後再試。`,
  'like-error-timeout': `等候逾時，請稍後再試。`,
  'like-error-unavailable': `點讚服務暫時不可用，請稍後再試。`,
  'like-for': { strTag: true, strings: [`為`, `點讚`], values: [0] },
  'like-on-device': `只保存在這台裝置上`,
  'like-plain': `點讚`,
  'like-undone': `已取消點讚。`,
  'qr-link-image': { strTag: true, strings: [`QR碼:開啟 `, ``], values: [0] },
  'reading-panel-collapse': `收起全文`,
  'reading-panel-cue': `向下滑動查看`,
  'reading-panel-expand': `展開全文`,
  'reading-panel-label': `正文`,
};
