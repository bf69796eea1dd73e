import type { ColumnDocument, Credit, Intro } from '../column/column.js';
import { getLabels } from './labels.js';
import { linkify } from './linkify.js';
import type { ColumnOptions } from './column-options.js';
import { attribute, markup, type Markup } from './markup.js';
import { renderPerson } from './person.js';

/**
 * A column as semantic HTML in our tags: every text in the light DOM, in the order of the print, nothing empty. The
 * result holds no script, no `style` and no `id` but those of the people.
 */
export function renderColumn(column: ColumnDocument, options: ColumnOptions = {}): Markup {
  return markup`<article${attribute('lang', column.lang ?? 'zh-Hans')}>
${renderHeader(column)}
${column.people.map((person) => renderPerson(person, column, options))}
${renderCall(column, options)}${renderBoard(column, options)}${renderCredits(column)}
</article>`;
}

function renderHeader(column: ColumnDocument): Markup {
  const { issuedBy, kicker, abstract, published, source, original, season, standfirst, intro, byline } =
    column;
  return markup`<column-header>
${issuedBy && markup`<span slot="issued-by">${issuedBy}</span>\n`}${
    abstract &&
    markup`<p slot="abstract">${abstract.label && markup`<b>${abstract.label}</b>`}${abstract.separator}${abstract.text}</p>\n`
  }${
    kicker &&
    markup`<p slot="kicker">${kicker.href ? markup`<a href="${kicker.href}">${kicker.text}</a>` : kicker.text}${
      kicker.separator && markup`<span>${kicker.separator}</span>`
    }</p>`
  }<h1 slot="title">${renderTitle(column)}</h1>
${published && markup`<time slot="published" datetime="${published.iso}">${published.text}</time> `}${
    source && markup`<span slot="source">${source}</span> `
  }${original && markup`<span slot="original">${original}</span> `}${season && markup`<span slot="season">${season}</span>`}
${standfirst && markup`<p slot="standfirst">${standfirst}</p>\n`}${
    intro && markup`${renderIntro(intro)}\n`
  }${byline && markup`<ul slot="byline">${byline.map(renderCredit)}</ul>\n`}</column-header>`;
}

/** A note with a label can be folded away by its readers; without JavaScript too. */
function renderIntro({ label, paragraphs }: Intro): Markup {
  const text = paragraphs.map((paragraph) => markup`<p>${paragraph}</p>`);
  if (!label) return markup`<div slot="intro">${text}</div>`;
  return markup`<details slot="intro" open><summary>${label}</summary>${text}</details>`;
}

/** The title in the parts between which a line may end, so that no phrase is torn. */
export function renderTitle({ title, titleParts }: ColumnDocument): Markup[] {
  return titleParts ? titleParts.map((part) => markup`<span>${part}</span>`) : [markup`${title}`];
}

function renderCredit({ role, separator, value }: Credit): Markup {
  return markup`<li>${role && markup`<span class="role">${role}</span>`}${
    separator && markup`<span class="separator">${separator}</span>`
  }${value}</li>`;
}

function renderCall(column: ColumnDocument, { qrSource }: ColumnOptions): Markup | undefined {
  const { call } = column;
  if (!call) return undefined;
  return markup`<qr-link href="${call.href}"${attribute('without-qr', !call.qr)}>
${call.question && markup`<h2 slot="question">${call.question}</h2>\n`}${
    call.callToAction && markup`<p slot="cta">${call.callToAction}</p>\n`
  }${call.instruction && markup`<p slot="instruction">${renderLinks(call.instruction)}</p>\n`}${
    call.qr &&
    qrSource &&
    markup`<img slot="qr" src="${qrSource}" width="132" height="132" alt="二维码:${call.href}">\n`
  }</qr-link>
`;
}

function renderBoard(column: ColumnDocument, { endpoint }: ColumnOptions): Markup | undefined {
  const { campaign, people } = column;
  if (!campaign?.board || endpoint === undefined) return undefined;
  return markup`<h2>${getLabels(column.lang).board}</h2>
<like-board campaign="${campaign.id}"${attribute('endpoint', endpoint)}>
<ol>${people.map(
    (person) =>
      markup`<li data-item="${person.id}">${person.name} <small>${person.community}${person.posts.join('、')}</small></li>`,
  )}</ol>
</like-board>
`;
}

function renderCredits({ credits }: ColumnDocument): Markup {
  return markup`<column-credits>
<ul>${credits.map(renderCredit)}</ul>
</column-credits>`;
}

function renderLinks(text: string): Markup[] {
  return linkify(text).map((part) =>
    part.href ? markup`<a href="${part.href}">${part.text}</a>` : markup`${part.text}`,
  );
}
