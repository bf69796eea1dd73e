import type {} from 'lanelight/jsx';
import { LikeButton } from 'lanelight/react';
import { createRef } from 'react';
import type { LikeButtonElement } from 'lanelight';
const ref = createRef<LikeButtonElement>();
export const a = (
  <like-button
    ref={ref}
    campaign="x"
    item="y"
    disabled
    className="z"
    onlike-button-liked={(event) => event.count?.toFixed()}
  >
    点赞
  </like-button>
);
export const b = <column-header kicker-href="/x" kickerHref="/x" original />;
// @ts-expect-error no such layout
export const c = <worker-profile layout="sideways" />;
export const d = <LikeButton campaign="x" ref={ref} onLikeButtonRejected={(event) => event.code.length} />;
// @ts-expect-error a number is no campaign
export const e = <LikeButton campaign={1} />;
// @ts-expect-error the event has no such member
export const f = <like-button onlike-button-liked={(event) => event.nonsense} />;
