import type { LitElement } from 'lit';
import { seeing, sightMark } from '../controllers/blind.js';
import '../define.js';
import { tags } from '../embed/names.js';
import { matchLocale, speakFor } from '../i18n/localize.js';
import { escapeHtml } from '../render/markup.js';
import { styleBeforeUpgrade } from './before-upgrade.js';
import { speakOnServer } from './catalogues.js';
import { LightElement } from './light-node.js';
import { LitElementRenderer, parse, parseFragment, render } from './peers.js';
import { giveLight, inPage } from './server-dom.js';
import { TextProperties } from './text-properties.js';

/** How shadow roots are written. */
export interface ShadowOptions {
  /**
   * Address of the folder that holds the elements' style sheets (`dist/shadow/` of the package), for pages whose policy
   * forbids `<style>`; without it each shadow root holds its own.
   */
  styles?: string;
  /** Language of a fragment, as `<html lang>` says it of a page; `zh-Hans` by default. */
  lang?: string;
}

/** Elements whose own rendering needs what only a browser has: they show their light DOM until then. */
const blindTags = new Set(['like-board']);
const isOurs = new RegExp(`^(?:${tags})$`);

LitElementRenderer.renderOptions.push((element) =>
  seeing.has(element) ? { connectedCallback: true } : undefined,
);

/**
 * Adds a declarative shadow root to each of our elements in HTML, a page or a part of one, whoever wrote it: it looks
 * before the script comes as it does after. Nothing else of the text is changed; elements that have one already are
 * left as they are.
 */
export function addShadow(html: string, options: ShadowOptions = {}): string {
  const isPage = /^\s*(?:<!--[^]*?-->\s*)*<(?:!doctype|html)\b/i.test(html);
  const parsed = (isPage ? parse : parseFragment)(html, { sourceCodeLocationInfo: true });
  const page = new LightElement(parsed, null);
  const lang = page.querySelector('html')?.getAttribute('lang') ?? options.lang ?? 'zh-Hans';
  // Of a fragment, what it will stand in says the language.
  const root = isPage ? page : new LightElement({ ...parsed, attrs: [{ name: 'lang', value: lang }] }, null);
  const locale = matchLocale(lang);
  return inPage(lang, () =>
    speakOnServer(locale, () => {
      let result = '';
      let last = 0;
      for (const light of findOurs(root)) {
        const end = light.parsed.sourceCodeLocation?.startTag?.endOffset;
        if (end === undefined) continue;
        result += html.slice(last, end) + renderShadow(light, options);
        last = end;
      }
      return result + html.slice(last);
    }),
  );
}

function* findOurs(node: LightElement): Generator<LightElement> {
  for (const child of node.children) {
    if (isOurs.test(child.localName) && !child.children.some(isShadow)) yield child;
    yield* findOurs(child);
  }
}

function isShadow(child: LightElement): boolean {
  return child.localName === 'template' && child.getAttribute('shadowrootmode') !== null;
}

function renderShadow(light: LightElement, { styles }: ShadowOptions): string {
  const tag = light.localName;
  const renderer = new LitElementRenderer(tag);
  const { element } = renderer;
  const isSeeing = !blindTags.has(tag);
  if (isSeeing) {
    seeing.add(element);
    giveLight(element, light);
  }
  for (const { name, value } of light.parsed.attrs ?? []) renderer.setAttribute(name, value);
  renderer.connectedCallback();
  speakFor(element);
  const texts = new TextProperties();
  const content = texts.write(
    join(render(texts.sign(element.render()), { customElementHostStack: [renderer] })),
  );
  if (isSeeing) element.disconnectedCallback();
  const focus = renderer.shadowRootOptions.delegatesFocus ? ' shadowrootdelegatesfocus' : '';
  const mark = isSeeing ? `<!--${sightMark}-->` : '';
  return `<template shadowrootmode="open"${focus}>${renderStyles(element, tag, styles)}${content}${mark}</template>`;
}

function renderStyles(element: HTMLElement, tag: string, folder: string | undefined): string {
  if (folder !== undefined) return `<link rel="stylesheet" href="${escapeHtml(folder)}/${tag}.css">`;
  const { elementStyles } = element.constructor as typeof LitElement;
  const own = elementStyles.map((style) => (style as { cssText: string }).cssText);
  return `<style>${own.join('\n')}${styleBeforeUpgrade(tag)}</style>`;
}

function join(chunks: Iterable<unknown>): string {
  let text = '';
  for (const chunk of chunks) text += String(chunk);
  return text;
}
