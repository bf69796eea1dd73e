/** @jsxImportSource solid-js */
import type {} from 'lanelight/jsx/solid';
export const a = (
  <like-button
    campaign="x"
    disabled
    class="z"
    prop:item="y"
    on:like-button-liked={(event) => event.count?.toFixed()}
  />
);
// @ts-expect-error no such layout
export const c = <worker-profile layout="sideways" />;
// @ts-expect-error the event has no such member
export const f = <like-button on:like-button-liked={(event) => event.nonsense} />;
