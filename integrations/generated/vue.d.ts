// Made from custom-elements.json by `npm run integrations`.
import type { DefineComponent, EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { LanelightElements } from './elements.js';

type Tag = keyof LanelightElements;
type Emits<Events> = { [Name in keyof Events & string]: (event: Events[Name]) => void };
type VueElement<T extends Tag> = new () => LanelightElements[T]['element'] & {
  /** Never there; what templates are checked with. */
  $props: Omit<HTMLAttributes, keyof LanelightElements[T]['props']> &
    LanelightElements[T]['props'] &
    PublicProps;
  $emit: EmitFn<Emits<LanelightElements[T]['events']>>;
};

declare module 'vue' {
  interface GlobalComponents {
    'column-credits': VueElement<'column-credits'>;
    'column-header': VueElement<'column-header'>;
    'like-board': VueElement<'like-board'>;
    'like-button': VueElement<'like-button'>;
    'qr-link': VueElement<'qr-link'>;
    'reading-panel': VueElement<'reading-panel'>;
    'stat-counter': VueElement<'stat-counter'>;
    'stat-group': VueElement<'stat-group'>;
    'swipe-gallery': VueElement<'swipe-gallery'>;
    'worker-profile': VueElement<'worker-profile'>;
  }
}
export type { DefineComponent };
