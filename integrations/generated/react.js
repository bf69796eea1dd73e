// Made from custom-elements.json by `npm run integrations`. Contains @lit/react, BSD-3-Clause.

import * as react from "react";

// integrations/node_modules/@lit/react/create-component.js
/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */
var e = /* @__PURE__ */ new Set(["children", "localName", "ref", "style", "className"]);
var n = /* @__PURE__ */ new WeakMap();
var t = (e2, t2, o2, l, a) => {
  const s = a?.[t2];
  void 0 === s ? (e2[t2] = o2, null == o2 && t2 in HTMLElement.prototype && e2.removeAttribute(t2)) : o2 !== l && ((e3, t3, o3) => {
    let l2 = n.get(e3);
    void 0 === l2 && n.set(e3, l2 = /* @__PURE__ */ new Map());
    let a2 = l2.get(t3);
    void 0 !== o3 ? void 0 === a2 ? (l2.set(t3, a2 = { handleEvent: o3 }), e3.addEventListener(t3, a2)) : a2.handleEvent = o3 : void 0 !== a2 && (l2.delete(t3), e3.removeEventListener(t3, a2));
  })(e2, s, o2);
};
var o = ({ react: n2, tagName: o2, elementClass: l, events: a, displayName: s }) => {
  const c = new Set(Object.keys(a ?? {})), r = n2.forwardRef(((s2, r2) => {
    const i = n2.useRef(/* @__PURE__ */ new Map()), d = n2.useRef(null), f = {}, u = {};
    for (const [n3, t2] of Object.entries(s2)) e.has(n3) ? f["className" === n3 ? "class" : n3] = t2 : c.has(n3) || n3 in l.prototype ? u[n3] = t2 : f[n3] = t2;
    return n2.useLayoutEffect((() => {
      if (null === d.current) return;
      const e2 = /* @__PURE__ */ new Map();
      for (const n3 in u) t(d.current, n3, s2[n3], i.current.get(n3), a), i.current.delete(n3), e2.set(n3, s2[n3]);
      for (const [e3, n3] of i.current) t(d.current, e3, void 0, n3, a);
      i.current = e2;
    })), n2.useLayoutEffect((() => {
      d.current?.removeAttribute("defer-hydration");
    }), []), f.suppressHydrationWarning = true, n2.createElement(o2, { ...f, ref: n2.useCallback(((e2) => {
      d.current = e2, "function" == typeof r2 ? r2(e2) : null !== r2 && (r2.current = e2);
    }), [r2]) });
  }));
  return r.displayName = s ?? l.name, r;
};

import { ColumnCreditsElement } from "../column-credits/column-credits.js";
import "../column-credits/column-credits.define.js";
import { ColumnHeaderElement } from "../column-header/column-header.js";
import "../column-header/column-header.define.js";
import { LikeBoardElement } from "../like-board/like-board.js";
import "../like-board/like-board.define.js";
import { LikeButtonElement } from "../like-button/like-button.js";
import "../like-button/like-button.define.js";
import { QrLinkElement } from "../qr-link/qr-link.js";
import "../qr-link/qr-link.define.js";
import { ReadingPanelElement } from "../reading-panel/reading-panel.js";
import "../reading-panel/reading-panel.define.js";
import { StatCounterElement } from "../stat-counter/stat-counter.js";
import "../stat-counter/stat-counter.define.js";
import { StatGroupElement } from "../stat-group/stat-group.js";
import "../stat-group/stat-group.define.js";
import { SwipeGalleryElement } from "../swipe-gallery/swipe-gallery.js";
import "../swipe-gallery/swipe-gallery.define.js";
import { WorkerProfileElement } from "../worker-profile/worker-profile.js";
import "../worker-profile/worker-profile.define.js";
var ColumnCredits = o({
  react,
  tagName: "column-credits",
  elementClass: ColumnCreditsElement,
  displayName: "ColumnCredits",
  events: {}
});
var ColumnHeader = o({
  react,
  tagName: "column-header",
  elementClass: ColumnHeaderElement,
  displayName: "ColumnHeader",
  events: {}
});
var LikeBoard = o({
  react,
  tagName: "like-board",
  elementClass: LikeBoardElement,
  displayName: "LikeBoard",
  events: {}
});
var LikeButton = o({
  react,
  tagName: "like-button",
  elementClass: LikeButtonElement,
  displayName: "LikeButton",
  events: { onLikeButtonLike: "like-button-like", onLikeButtonUnlike: "like-button-unlike", onLikeButtonLiked: "like-button-liked", onLikeButtonUnliked: "like-button-unliked", onLikeButtonRejected: "like-button-rejected", onLikeButtonQueued: "like-button-queued", onLikeButtonSynced: "like-button-synced" }
});
var QrLink = o({
  react,
  tagName: "qr-link",
  elementClass: QrLinkElement,
  displayName: "QrLink",
  events: { onQrLinkLeave: "qr-link-leave" }
});
var ReadingPanel = o({
  react,
  tagName: "reading-panel",
  elementClass: ReadingPanelElement,
  displayName: "ReadingPanel",
  events: { onToggle: "toggle" }
});
var StatCounter = o({
  react,
  tagName: "stat-counter",
  elementClass: StatCounterElement,
  displayName: "StatCounter",
  events: { onStatCounterStart: "stat-counter-start", onStatCounterEnd: "stat-counter-end" }
});
var StatGroup = o({
  react,
  tagName: "stat-group",
  elementClass: StatGroupElement,
  displayName: "StatGroup",
  events: {}
});
var SwipeGallery = o({
  react,
  tagName: "swipe-gallery",
  elementClass: SwipeGalleryElement,
  displayName: "SwipeGallery",
  events: { onSwipeGalleryChange: "swipe-gallery-change", onSwipeGalleryChanged: "swipe-gallery-changed", onSwipeGalleryOpen: "swipe-gallery-open", onSwipeGalleryClose: "swipe-gallery-close" }
});
var WorkerProfile = o({
  react,
  tagName: "worker-profile",
  elementClass: WorkerProfileElement,
  displayName: "WorkerProfile",
  events: {}
});
export {
  ColumnCredits,
  ColumnHeader,
  LikeBoard,
  LikeButton,
  QrLink,
  ReadingPanel,
  StatCounter,
  StatGroup,
  SwipeGallery,
  WorkerProfile
};
