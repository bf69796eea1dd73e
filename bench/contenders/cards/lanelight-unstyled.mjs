/** `lanelight-full` without its own style sheet: what the element itself takes, and the rest is its look. */
import './_no-styles.mjs';
import './lanelight-full.css';

export { setup, update, teardown } from './lanelight.mjs';
