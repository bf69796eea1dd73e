/** An optional peer dependency: it is not among the project's own. */
declare module '@lit-labs/ssr-client/lit-element-hydrate-support.js';
