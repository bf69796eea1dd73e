import type { ColumnDocument } from '../column/column.js';
import { readPrint } from '../column/print.js';
import { toAddress, type FormOptions } from './addresses.js';
import type { Dialect } from './dialect.js';
import { renderFlow } from './flow.js';
import { attribute, markup, Markup } from './markup.js';
import { renderCaption, renderImage } from './parts.js';

/**
 * A column for the editor of a content management system: semantic HTML, readable as it stands, whose sections and
 * lines say in one attribute (`data-lane`) what our loader makes of them. No `div`, custom tag or button, which most
 * editors take away; no `style`, `id` or `slot`.
 */
export function renderCms(column: ColumnDocument, options: FormOptions = {}): string {
  return `${renderFlow(readPrint(column), createDialect(options, true)).join('\n')}\n`;
}

/** The same for readers of feeds, who have no loader: nothing but HTML. */
export function renderPlain(column: ColumnDocument, options: FormOptions = {}): string {
  return renderFlow(readPrint(column), createDialect(options, false)).join('\n');
}

function createDialect(options: FormOptions, isMarked: boolean): Dialect {
  const lane = (name: string): Markup | undefined => attribute('data-lane', isMarked ? name : undefined);
  const element = (tag: string, attributes: Markup | undefined, content: Markup): Markup => {
    const name = new Markup(tag);
    return markup`<${name}${attributes}>${content}</${name}>`;
  };
  const classOf = (name: string): Markup | undefined => attribute('class', isMarked ? name : undefined);
  return {
    group: (tag, contents) =>
      markup`<section${lane(tag)}${tag === 'worker-profile' ? classOf('h-card') : undefined}>\n${contents.map((content) => markup`${content}\n`)}</section>`,
    heading: (level, content) => element(`h${level + 1}`, undefined, content),
    line: (name, content) => element('p', lane(name), content),
    list(name, label, items, isOrdered) {
      const list = (own: Markup | undefined): Markup =>
        element(isOrdered ? 'ol' : 'ul', own, markup`${items.map((item) => markup`<li>${item}</li>`)}`);
      if (!label) return list(lane(name));
      // In one box, so that the label goes where the list goes.
      return element('section', lane(name), markup`<strong>${label}</strong>${list(undefined)}`);
    },
    quotation: (name, text, speaker) =>
      element('blockquote', lane(name), markup`<p>${text}</p>${speaker && markup`<p>${speaker}</p>`}`),
    picture: (name, medium) => {
      const caption = renderCaption(medium);
      const image = renderImage({ ...medium, src: toAddress(medium.src, options.base) });
      return element(
        'figure',
        lane(name),
        markup`${image}${caption && markup`<figcaption>${caption}</figcaption>`}`,
      );
    },
    name: (text) => element('strong', classOf('p-name'), markup`${text}`),
    role: (text) => element('small', classOf('p-job-title'), markup`${text}`),
    link: (href, text, content) => markup`<a href="${toAddress(href, options.base)}">${content ?? text}</a>`,
  };
}
