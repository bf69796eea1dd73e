import type { ColumnDocument } from '../column/column.js';
import { textOfCredit } from '../column/print-credits.js';
import { readPrint, type Print } from '../column/print.js';
import { toAddress, toPageAddress, type FormOptions } from './addresses.js';
import { renderPlain } from './cms.js';
import { findSource, listCredits } from './jsonld.js';
import { markup, Markup, type Value } from './markup.js';
import { toJson } from './json.js';
import { readWholeTitle } from './plain-text.js';
import { readTeaser } from './teaser.js';

export interface FeedOptions extends FormOptions {
  /** Name of the feed; the source of its first column where it is left out. */
  title?: string;
  /** File name of the feed, beside the pages. */
  name?: string;
}

/** An RSS 2.0 feed with the full text of each column, credits and all. */
export function renderRss(columns: readonly ColumnDocument[], options: FeedOptions = {}): string {
  const prints = columns.map(readPrint);
  const { base } = options;
  const self = base && toAddress(options.name ?? 'feed.xml', base);
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${getTitle(prints, options)}</title>
<link>${base ?? './'}</link>
<description>${getTitle(prints, options)}</description>
${prints[0] && markup`<language>${prints[0].lang}</language>\n`}${
    self && markup`<atom:link href="${self}" rel="self" type="application/rss+xml"/>\n`
  }<docs>https://www.rssboard.org/rss-specification</docs>
${columns.map((column, index) => renderItem(column, prints[index] as Print, options))}</channel>
</rss>
`.text;
}

function renderItem(column: ColumnDocument, print: Print, options: FeedOptions): Markup {
  const url = toPageAddress(print.id, options.base);
  const credits = listCredits(print);
  const time = print.published && toRfc822(print.published);
  return markup`<item>
<title>${readWholeTitle(print)}</title>
<link>${url}</link>
<guid isPermaLink="${String(!!options.base)}">${options.base ? url : print.id}</guid>
${time && markup`<pubDate>${time}</pubDate>\n`}${line('description', readTeaser(print))}${line(
    'dc:creator',
    readAuthors(print).join('、'),
  )}${line('dc:publisher', findSource(print, credits))}${line('dc:rights', credits.map(textOfCredit).join(' '))}<content:encoded>${renderPlain(column, options)}</content:encoded>
</item>
`;
}

/** Escaped, not a CDATA section: text cannot end it. */
function line(name: string, text: Value): Markup | undefined {
  const tag = new Markup(name);
  return text ? markup`<${tag}>${text}</${tag}>\n` : undefined;
}

/** A JSON Feed 1.1 of the same. */
export function renderJsonFeed(columns: readonly ColumnDocument[], options: FeedOptions = {}): string {
  const prints = columns.map(readPrint);
  const { base } = options;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: getTitle(prints, options),
    home_page_url: base,
    feed_url: base && toAddress(options.name ?? 'feed.json', base),
    language: prints[0]?.lang,
    items: columns.map((column, index) => toItem(column, prints[index] as Print, options)),
  };
  return toJson(feed);
}

function toItem(column: ColumnDocument, print: Print, options: FeedOptions): Record<string, unknown> {
  const url = toPageAddress(print.id, options.base);
  const picture = print.cover ?? print.people.flatMap(({ media }) => media)[0];
  const authors = readAuthors(print).map((name) => ({ name }));
  return {
    id: options.base ? url : print.id,
    url: options.base && url,
    title: readWholeTitle(print),
    summary: readTeaser(print),
    content_html: renderPlain(column, options),
    image: picture && options.base && toAddress(picture.src, options.base),
    // A day alone is no time of RFC 3339.
    date_published:
      print.published && /T.*(Z|[+-]\d{2}:\d{2})$/.test(print.published) ? print.published : undefined,
    authors: authors.length > 0 ? authors : undefined,
    language: print.lang,
    tags: print.people.map(({ name }) => name),
    _lanelight: {
      credits: listCredits(print).map(textOfCredit),
      source: findSource(print, listCredits(print)),
    },
  };
}

/** Who wrote it, as printed; without them its source stands for them. */
function readAuthors(print: Print): string[] {
  const credits = listCredits(print);
  const authors = credits
    .filter(({ role }) => /^(文|撰文|记者|作者|采写)$/.test(role))
    .map(({ value }) => value);
  return authors.length > 0 ? authors : [findSource(print, credits)].filter((name) => name !== undefined);
}

function getTitle([print]: readonly Print[], { title }: FeedOptions): string {
  return (
    title ??
    (print && (print.kicker?.text ?? findSource(print, listCredits(print)))) ??
    print?.title ??
    '巷光 Lanelight'
  );
}

/** `Tue, 14 Dec 2021 13:26:00 +0800`, in the zone in which it was published. */
function toRfc822(iso: string): string {
  const [, date = '', time = '00:00', seconds = '00', zone = 'Z'] =
    /^([\d-]{10})(?:T(\d{2}:\d{2})(?::(\d{2}))?(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(iso) ?? [];
  const [weekday, day, month, year] = new Date(`${date}T00:00:00Z`).toUTCString().split(/,? /);
  return `${weekday}, ${day} ${month} ${year} ${time}:${seconds} ${zone === 'Z' ? 'GMT' : zone.replace(':', '')}`;
}
