import { html, type TemplateResult } from 'lit';
import { isSafeHref } from '../safe-href.js';
import { formatPlace, getSurname } from './person-name.js';
import type { ProfileChildren } from './profile-children.js';
import type { WorkerProfileElement } from './worker-profile.js';

/** One template each, so that those that are filled can be joined. */
const slots = {
  '': html`<slot></slot>`,
  portrait: html`<slot name="portrait"></slot>`,
  heading: html`<slot name="heading"></slot>`,
  nickname: html`<slot name="nickname"></slot>`,
  years: html`<slot name="years"></slot>`,
  motto: html`<slot name="motto"></slot>`,
  quote: html`<slot name="quote"></slot>`,
  tags: html`<slot name="tags"></slot>`,
  stats: html`<slot name="stats"></slot>`,
  media: html`<slot name="media"></slot>`,
  process: html`<slot name="process"></slot>`,
  career: html`<slot name="career"></slot>`,
  projects: html`<slot name="projects"></slot>`,
  honours: html`<slot name="honours"></slot>`,
  facts: html`<slot name="facts"></slot>`,
  actions: html`<slot name="actions"></slot>`,
} as const;
type SlotName = keyof typeof slots;
const slotsBefore: readonly SlotName[] = ['quote', 'tags', 'stats'];
const slotsAfter: readonly SlotName[] = [
  'media',
  'process',
  'career',
  'projects',
  'honours',
  'facts',
  'actions',
];
/** Parts of a heading that nobody slotted as a whole: the name, and what stands above it. */
const headingSlots = ['city', 'district', 'street', 'community', 'post', 'name'] as const;
/** Texts go in as properties, which need no comment of Lit beside them. */
const lines = {
  nickname: (text: string) => html`<div class="nickname fallback" .textContent=${text}></div>`,
  years: (text: string) => html`<div class="years fallback" .textContent=${text}></div>`,
  motto: (text: string) => html`<div class="motto fallback" .textContent=${text}></div>`,
} as const;

/** Every slot may be filled. */
export const unreadChildren: ProfileChildren = {
  slots: Object.keys(slots),
  isPortraitBroken: false,
  isHeadingLinked: true,
  name: '',
};

/** What stands before the story, in order: only what is filled. */
export function piecesBefore(profile: WorkerProfileElement, children: ProfileChildren): TemplateResult[] {
  const pieces = [...portraitOf(profile, children), ...headingOf(profile, children)];
  for (const name of ['nickname', 'years', 'motto'] as const) {
    if (children.slots.includes(name)) pieces.push(slots[name]);
    else if (profile[name]) pieces.push(lines[name](profile[name]));
  }
  return [...pieces, ...filled(slotsBefore, children)];
}

/** The story, unless it is in a box of its own, and what follows it. */
export function piecesAfter(children: ProfileChildren, isStoryBoxed: boolean): TemplateResult[] {
  return filled(isStoryBoxed ? slotsAfter : ['', ...slotsAfter], children);
}

function filled(names: readonly SlotName[], children: ProfileChildren): TemplateResult[] {
  return names.filter((name) => children.slots.includes(name)).map((name) => slots[name]);
}

/** The image of a broken portrait stays, unseen: it may be mended. */
function portraitOf(profile: WorkerProfileElement, children: ProfileChildren): readonly TemplateResult[] {
  const isSlotted = children.slots.includes('portrait');
  if (isSlotted && !children.isPortraitBroken) return [slots.portrait];
  const surname = profile.surname || getSurname(profile.name || children.name);
  // prettier-ignore
  const initial = html`<div class="initial" part="portrait" aria-hidden="true"><span .textContent=${surname}></span></div>`;
  return [...(surname ? [initial] : []), ...(isSlotted ? [html`<slot name="portrait" hidden></slot>`] : [])];
}

function headingOf(profile: WorkerProfileElement, children: ProfileChildren): readonly TemplateResult[] {
  const heading = headingTextOf(profile, children);
  if (!heading) return [];
  const isLinked = profile.href && isSafeHref(profile.href) && !children.isHeadingLinked;
  return [isLinked ? html`<a part="link" href=${profile.href}>${heading}</a>` : heading];
}

function headingTextOf(profile: WorkerProfileElement, children: ProfileChildren): TemplateResult | undefined {
  if (children.slots.includes('heading')) return slots.heading;
  if (headingSlots.some((name) => children.slots.includes(name))) {
    const [name, ...place] = headingSlots
      .map((each) => html`<slot name=${each} .textContent=${profile[each]}></slot>`)
      .reverse();
    // prettier-ignore
    return html`<div class="heading"><small>${place.reverse()}</small><span>${name}</span></div>`;
  }
  const about = formatPlace(profile) + profile.post;
  // prettier-ignore
  return about || profile.name
    ? html`<div class="heading"><small .textContent=${about}></small><span .textContent=${profile.name}></span></div>`
    : undefined;
}
