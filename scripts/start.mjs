/** `npm start`: builds, and serves the columns of content/ with the gallery of hosts beside them. */
import { build } from './build.mjs';

try {
  await build({ site: true });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const { runCommand } = await import('../dist/cli/run.js');
const { hostGallery } = await import('../stories/hosts/hosts.mjs');
await runCommand(['serve', ...process.argv.slice(2)], hostGallery);
