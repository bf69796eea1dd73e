// Made from custom-elements.json by `npm run integrations`.
/**
 * Angular takes the elements as they are: `schemas: [CUSTOM_ELEMENTS_SCHEMA]`, properties as `[subject]`, attributes as
 * `[attr.kicker-href]`, events as `(like-button-liked)`. Its templates know no types of foreign elements; handlers and
 * queries in classes take theirs from here: `LanelightElements['like-button']['events']['like-button-liked']`.
 */
export type { LanelightElements } from './elements.js';
