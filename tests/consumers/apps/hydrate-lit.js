// Lit's own support, without ours.
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import 'lanelight/define';
