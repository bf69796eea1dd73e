/**
 * `npm start`: builds what a site needs and opens it, with the two columns of content/ and the counting service.
 * Options and environment are those of `lanelight serve`.
 */
import { build } from './build.mjs';

try {
  console.log('正在准备 Preparing …');
  await build({ site: true });
  process.argv.splice(2, 0, 'serve');
  await import('../dist/cli/lanelight.js');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
