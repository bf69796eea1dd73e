import { watchFrames } from './frames.js';
import type { LoaderHost } from './host.js';
import { readLane, upgradeMarkup } from './markup.js';
import { patternOfNames, tags } from './names.js';

/** Where nothing is ever touched: code, scripts, and what a reader or editor is writing in. */
const untouched =
  'button,code,head,kbd,math,noscript,option,pre,samp,script,select,style,svg,template,textarea,title,xmp,[contenteditable]:not([contenteditable=false])';

/**
 * Looks through a page for what stands for our tags, now and whenever something is added, and puts them in its place
 * once the elements are there. Whatever goes wrong, the page's text stays as it is.
 */
export function start(host: LoaderHost): void {
  const { prefix, columns, root, isWatching } = host.settings;
  const page = document;
  const key = Symbol.for(`lanelight ${prefix} ${columns}`);
  // A second loader with the same task has nothing to do.
  if (!window.customElements || key in page) return;
  Object.defineProperty(page, key, { value: true });

  const own = tags.split('|').map((tag) => prefix + tag);
  const lanePattern = new RegExp(`^(?:${prefix})?(${tags})$`);
  const textPattern = new RegExp(`[[［【;]\\s*${patternOfNames(prefix)}`, 'i');
  const linkSelector = 'a[href*="#lane="]';
  const selector = [
    ...own.map((tag) => `${tag}:not(:defined)`),
    '[data-lane]',
    '[class*=lane-]',
    linkSelector,
  ].join();
  /** What was looked at once: a person who was not found is not asked for again. */
  const seen = new WeakSet<Node>();
  let hasWarned = false;

  function warn(reason: unknown): void {
    // Without a reason the browser has said it already.
    if (hasWarned || !reason) return;
    hasWarned = true;
    // eslint-disable-next-line no-console -- the one line that tells the page's author
    console.warn(`lanelight: ${String(reason)}`);
  }

  /** The tag that an element is or stands for. */
  function nameOf(element: Element): string | undefined {
    const isOwn = own.includes(element.localName);
    return lanePattern.exec(isOwn ? element.localName : readLane(element))?.[1];
  }

  function upgrade(element: HTMLElement): void {
    const tag = nameOf(element);
    const name = prefix + tag;
    // The author's own tag, or what one was put around, only needed the elements.
    if (tag && element.isConnected && element.localName !== name && element.parentElement?.localName !== name)
      upgradeMarkup(element, page.createElement(name), tag, nameOf);
  }

  async function upgradeLines(nodes: readonly Node[]): Promise<void> {
    const { findUpgrade } = await host.load('lines');
    const upgrades = nodes.map((node) => findUpgrade(node, host)).filter(Boolean);
    if (upgrades.length > 0) await provideElements();
    for (const each of upgrades) each!().then((element) => element && scan(element), warn);
  }

  async function provideElements(): Promise<unknown> {
    if (!own.every((tag) => customElements.get(tag))) await host.loadElements();
    return Promise.all(own.map((tag) => customElements.whenDefined(tag)));
  }

  function scan(node: Node): void {
    const lines: Node[] = [];
    const markup: HTMLElement[] = [];
    const keep = (each: Node, list: Node[]): void => {
      const element = (each.nodeType === 1 ? each : each.parentElement) as HTMLElement | null;
      if (seen.has(each) || !element || element.isContentEditable || element.closest(untouched)) return;
      seen.add(each);
      list.push(each);
    };
    if (node.nodeType === 1) {
      const element = node as HTMLElement;
      for (const each of [element, ...element.querySelectorAll<HTMLElement>(selector)]) {
        if (!each.matches(selector)) continue;
        if (each.matches(linkSelector)) keep(each, lines);
        else if (nameOf(each) && !/^(html|body)$/.test(each.localName)) keep(each, markup);
      }
    }
    const walker = page.createTreeWalker(node, 4);
    for (let text = node.nodeType === 3 ? node : walker.nextNode(); text; text = walker.nextNode()) {
      if (textPattern.test(text.nodeValue!)) keep(text, lines);
    }
    if (markup.length > 0)
      provideElements()
        .then(() => markup.forEach(upgrade))
        .catch(warn);
    if (lines.length > 0) upgradeLines(lines).catch(warn);
  }

  /** Looks at the parts of a node that are to be looked at. */
  function scanWithin(node: Node): void {
    const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
    if (!element || !node.isConnected) return;
    if (!root || element.closest(root)) scan(node);
    else for (const part of element.querySelectorAll(root)) scan(part);
  }

  /** Not while the page is still being written: what a parser is filling must stay where it is. */
  function whenWritten(then: () => void): void {
    if (page.readyState === 'loading') page.addEventListener('DOMContentLoaded', then, { once: true });
    else then();
  }

  const scanPage = (): void => scanWithin(page.documentElement);
  whenWritten(() => {
    watchFrames();
    scanPage();
    if (!isWatching || typeof MutationObserver !== 'function') return;
    new MutationObserver((records) => {
      if (page.readyState === 'loading') whenWritten(scanPage);
      else for (const { addedNodes } of records) addedNodes.forEach(scanWithin);
    }).observe(page, { childList: true, subtree: true });
  });
}
