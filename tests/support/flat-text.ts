export { readText as readFlatText } from '../../src/testing/read-text.js';
