import type { LitElement } from 'lit';
import { isBlind } from '../controllers/blind.js';

/** The attributes that say what children may say instead. */
type StatTexts = Record<'value' | 'from' | 'printed' | 'label' | 'note', string>;

/** What the light DOM of a counter holds. */
export interface LightText {
  /** The printed phrase; `''` when nothing is slotted for it. */
  phrase: string;
  /** The author's loud figures. */
  figures?: HTMLElement;
  /** The phrase has no markup, so that the figures in it have no voice of their own. */
  isPlain: boolean;
  /** Text slotted as the label, or as the note. */
  label?: string;
  note?: string;
  /** Something in it takes focus, and must stay within reach. */
  isInteractive: boolean;
}

/** What may be in the light DOM of a counter that cannot be read: where the attributes do not say it, its children do. */
function unreadText(host: StatTexts): LightText {
  const isPlain = Boolean(host.value || host.from || host.printed);
  return {
    phrase: '',
    isPlain,
    ...(!host.label && { label: '' }),
    ...(!host.note && { note: '' }),
    isInteractive: false,
  };
}

let observer: MutationObserver | undefined;

export function readLightText(host: LitElement & StatTexts): LightText {
  if (isBlind(host)) return unreadText(host);
  const light: LightText = {
    phrase: '',
    isPlain: true,
    isInteractive: !!host.querySelector('a,button,[tabindex]'),
  };
  for (const node of host.childNodes) {
    const { slot, localName, textContent } = node as HTMLElement;
    if (node instanceof Text) light.phrase += textContent;
    else if (slot === 'label' || slot === 'note') light[slot] = textContent.trim();
    else if (localName) {
      light.isPlain = false;
      light.phrase += textContent.trim();
      if (localName === 'b') light.figures ??= node as HTMLElement;
    }
  }
  light.phrase = light.phrase.replace(/\s+/g, ' ').trim();
  return light;
}

/** Renders a counter again whenever its light DOM changes: a text node that is written to changes no slot. */
export function watchLightText(host: Element & { requestUpdate(): void }): void {
  observer ??= new MutationObserver((records) => {
    // Asked for twice, an update is one.
    for (const { target } of records)
      (target instanceof Element ? target : target.parentElement)
        ?.closest<typeof host>(host.localName)
        ?.requestUpdate();
  });
  observer.observe(host, { characterData: true, childList: true, subtree: true });
}
