/** @jsxImportSource preact */
import type {} from 'lanelight/jsx/preact';
export const a = (
  <like-button campaign="x" disabled class="z" onlike-button-liked={(event) => event.count?.toFixed()} />
);
// @ts-expect-error no such layout
export const c = <worker-profile layout="sideways" />;
// @ts-expect-error the event has no such member
export const f = <like-button onlike-button-liked={(event) => event.nonsense} />;
