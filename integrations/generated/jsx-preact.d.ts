// Made from custom-elements.json by `npm run integrations`.
import type { HTMLAttributes } from 'preact';
import type { LanelightElements } from './elements.js';

type Tag = keyof LanelightElements;
type Handlers<Events> = {
  [Name in keyof Events & string as `on${Name}`]?: ((event: Events[Name]) => void) | undefined;
};
type Props<T extends Tag> = Omit<
  HTMLAttributes<LanelightElements[T]['element']>,
  keyof LanelightElements[T]['props']
> &
  LanelightElements[T]['props'] &
  Handlers<LanelightElements[T]['events']>;

declare module 'preact' {
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
