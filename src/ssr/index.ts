/** For servers: shadow roots in the page before any script. Needs the optional peers that `peers.ts` names. */
export { addShadow, type ShadowOptions } from './add-shadow.js';
