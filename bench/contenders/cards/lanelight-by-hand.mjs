/** The floor under `lanelight-full`: the same look in an element written by hand. No version on Lit gets below it. */
import './_card-by-hand.mjs';
import './lanelight-full.css';

export { setup, update, teardown } from './lanelight.mjs';
