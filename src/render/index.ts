/** From a column document to every form that a newsroom needs: pure strings, in Node and in browsers. */
export type { FormOptions } from './addresses.js';
export { renderCms } from './cms.js';
export type { ColumnOptions } from './column-options.js';
export { renderColumn } from './column.js';
export { renderJsonFeed, renderRss, type FeedOptions } from './feed.js';
export { frameHeight, renderFrame, renderFrameCode, type FrameOptions } from './frame.js';
export { renderJsonLd, type JsonLdOptions } from './jsonld.js';
export { linkify, type TextPart } from './linkify.js';
export { Markup } from './markup.js';
export { readOembed, type OembedOptions, type OembedResponse } from './oembed.js';
export { renderFrontPage, renderPage, type PageOptions } from './page.js';
export { renderWechat, wechatAttributes, wechatElements, wechatLimit } from './wechat.js';
