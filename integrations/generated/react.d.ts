// Made from custom-elements.json by `npm run integrations`.
import type { ForwardRefExoticComponent, HTMLAttributes, PropsWithoutRef, RefAttributes } from 'react';
import type { LanelightElements } from './elements.js';

type Camel<Name extends string> = Name extends `${infer Head}-${infer Rest}`
  ? `${Capitalize<Head>}${Camel<Rest>}`
  : Capitalize<Name>;
type Handlers<Events> = {
  [Name in keyof Events & string as `on${Camel<Name>}`]?: ((event: Events[Name]) => void) | undefined;
};
type Component<T extends keyof LanelightElements> = ForwardRefExoticComponent<
  PropsWithoutRef<
    Omit<HTMLAttributes<LanelightElements[T]['element']>, keyof LanelightElements[T]['props']> &
      LanelightElements[T]['props'] &
      Handlers<LanelightElements[T]['events']>
  > &
    RefAttributes<LanelightElements[T]['element']>
>;

/** Credits of a column. */
export const ColumnCredits: Component<'column-credits'>;
/** The head of a column. */
export const ColumnHeader: Component<'column-header'>;
/** The ranking of a campaign. */
export const LikeBoard: Component<'like-board'>;
/** A like button that counts once and never lies. */
export const LikeButton: Component<'like-button'>;
/** A call to action with its link and QR code. */
export const QrLink: Component<'qr-link'>;
/** A box that is scrolled to read on. */
export const ReadingPanel: Component<'reading-panel'>;
/** A printed number, animated without lying. */
export const StatCounter: Component<'stat-counter'>;
/** Several printed numbers under one caption. */
export const StatGroup: Component<'stat-group'>;
/** A row of pictures to swipe, with captions and credits. */
export const SwipeGallery: Component<'swipe-gallery'>;
/** Profile of a person. */
export const WorkerProfile: Component<'worker-profile'>;
