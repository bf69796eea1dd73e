// Made from custom-elements.json by `npm run integrations`.
import type { JSX } from 'solid-js';
import type { LanelightElements } from './elements.js';

type Tag = keyof LanelightElements;
type Handlers<Events> = {
  [Name in keyof Events & string as `on:${Name}`]?: ((event: Events[Name]) => void) | undefined;
};
type Properties<Props> = {
  [Name in keyof Props & string as `prop:${Name}`]?: Props[Name];
};
type Attributes<Props> = {
  [Name in keyof Props & string as `attr:${Name}`]?: string | number | boolean | undefined;
};
type Props<T extends Tag> = Omit<
  JSX.HTMLAttributes<LanelightElements[T]['element']>,
  keyof LanelightElements[T]['props']
> &
  LanelightElements[T]['props'] &
  Properties<LanelightElements[T]['props']> &
  Attributes<LanelightElements[T]['props']> &
  Handlers<LanelightElements[T]['events']>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'column-credits': Props<'column-credits'>;
      'column-header': Props<'column-header'>;
      'like-board': Props<'like-board'>;
      'like-button': Props<'like-button'>;
      'qr-link': Props<'qr-link'>;
      'reading-panel': Props<'reading-panel'>;
      'stat-counter': Props<'stat-counter'>;
      'stat-group': Props<'stat-group'>;
      'swipe-gallery': Props<'swipe-gallery'>;
      'worker-profile': Props<'worker-profile'>;
    }
  }
}
