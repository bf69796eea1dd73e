import type { ColumnDocument } from '../column/column.js';
import { readPrint } from '../column/print.js';
import { toAddress, type FormOptions } from './addresses.js';
import type { Dialect } from './dialect.js';
import { renderFlow } from './flow.js';
import { markup, type Markup } from './markup.js';

/** WeChat takes articles of fewer characters than this, tags included. */
export const wechatLimit = 20_000;

/** WeChat's editor keeps these and no others; a test compares what is written with them. */
export const wechatElements = 'section p span strong em br img blockquote table thead tbody tr td th'.split(
  ' ',
);
export const wechatAttributes = 'style alt src width height colspan rowspan'.split(' ');

const accent = '#a61b1f';
const faint = '#6b665f';

/** How each line looks. Without any of it the text is the same. */
const styles: Readonly<Record<string, string>> = {
  'issued-by': `color:${faint};font-size:14px`,
  kicker: `margin:0;color:${accent};font-size:15px;font-weight:700`,
  published: `margin:8px 0;color:${faint};font-size:14px`,
  season: `color:${faint};font-size:14px`,
  abstract: `margin:0 0 16px;color:${faint};font-size:15px`,
  standfirst: 'margin:12px 0;font-weight:700',
  intro: 'margin:0;padding:8px 16px;background:#f6f1e8;font-size:15px',
  follow: `color:${faint};font-size:14px`,
  cta: `margin:8px 0;text-align:center;font-size:20px;color:${accent}`,
  instruction: 'margin:8px 0;text-align:center;font-size:15px',
  stats: `margin:0 0 8px;color:${accent}`,
  nickname: `color:${accent}`,
};

const listStyle = `margin:0;color:${faint};font-size:14px`;

/**
 * A column for an article of WeChat: inline styles on the few elements that its editor keeps. Links, which WeChat takes
 * away, become notes at the end; their marks stand at the ends of the lines, which themselves stay as printed.
 */
export function renderWechat(column: ColumnDocument, options: FormOptions = {}): string {
  const flow = renderFlow(readPrint(column), createDialect(options));
  return `${markup`<section style="font-size:17px;line-height:1.75;color:#1b1a18">${flow}</section>`.text}\n`;
}

function createDialect({ base }: FormOptions): Dialect {
  const notes: { href: string; text: string }[] = [];
  let marked = 0;
  const paragraph = (style: string | undefined, content: Markup): Markup =>
    markup`<p style="${style ?? 'margin:0 0 16px'}">${content}</p>`;
  const headings = [
    'margin:0;font-size:22px;line-height:1.4;font-weight:700',
    `margin:40px 0 16px;padding-left:12px;border-left:4px solid ${accent};font-size:16px;line-height:1.5`,
    'margin:32px 0 12px;font-size:18px;text-align:center;font-weight:700',
  ];
  return {
    group: (_, contents) => markup`<section>${contents}</section>`,
    heading: (level, content) =>
      paragraph(headings[level - 1], level === 2 ? content : markup`<strong>${content}</strong>`),
    line: (name, content) => paragraph(styles[name], content),
    list: (name, label, items) =>
      markup`${label && paragraph(listStyle, markup`<strong>${label}</strong>`)}${items.map((item) =>
        paragraph(styles[name] ?? listStyle, item),
      )}`,
    quotation: (_, text, speaker) =>
      markup`<blockquote style="margin:0 0 16px;padding-left:12px;border-left:2px solid ${faint}"><p style="margin:0">${text}</p>${
        speaker && markup`<p style="margin:0;color:${faint};font-size:14px">${speaker}</p>`
      }</blockquote>`,
    picture: (_, { src, alt, caption, credit }) =>
      markup`<p style="margin:16px 0 4px"><img src="${toAddress(src, base)}" alt="${alt ?? ''}" style="width:100%"></p>${
        (caption ?? credit) &&
        paragraph(
          `margin:0 0 16px;color:${faint};font-size:13px;text-align:center`,
          markup`${[caption, credit].filter(Boolean).join(' ')}`,
        )
      }`,
    name: (text) => markup`<strong style="font-size:22px">${text}</strong>`,
    role: (text) => markup`<span style="color:${faint}">${text}</span>`,
    link(href, text, content) {
      notes.push({ href: toAddress(href, base), text });
      return content ?? markup`${text}`;
    },
    endLine() {
      const marks = notes.slice(marked).map((_, index) => `[${marked + index + 1}]`);
      marked = notes.length;
      return markup`${marks.length > 0 && markup`<span style="color:${faint};font-size:12px"> ${marks.join('')}</span>`}`;
    },
    end: () =>
      markup`${
        notes.length > 0 &&
        markup`<section style="margin:24px 0 0">${notes.map(({ href, text }, index) =>
          paragraph(
            `margin:0;color:${faint};font-size:13px;word-break:break-all`,
            markup`[${index + 1}] ${href.includes(text) ? '' : `${text}:`}${href}`,
          ),
        )}</section>`
      }`,
  };
}
