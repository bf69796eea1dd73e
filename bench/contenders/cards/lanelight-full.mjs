/** The library under test with every card rendered, off screen too. */
import './lanelight-full.css';

export { setup, update, teardown } from './lanelight.mjs';
