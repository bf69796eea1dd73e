/**
 * Writes to `generated/` what editors and frameworks read, from `custom-elements.json`; the build copies it to dist.
 *
 *   npm run integrations               writes
 *   npm run integrations -- --check    fails where a file differs from what it would write
 *
 * A manifest that leaves something out, or is none by the schema, is refused.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { findGaps } from './completeness.mjs';
import { formatGuide } from './guide.mjs';
import { formatEditorData } from './editor-data.mjs';
import { bundleReact, formatReactTypes } from './react.mjs';
import { readElements } from './read-elements.mjs';
import { findSchemaFaults } from './schema.mjs';
import {
  formatAngular,
  formatElementTypes,
  formatPreact,
  formatReact19,
  formatSolid,
  formatSvelte,
  formatVue,
} from './types.mjs';

const root = new URL('..', import.meta.url);
const folder = new URL('generated/', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('custom-elements.json', root), 'utf8'));
const { name, version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
const { missing, count } = findGaps(manifest);
const faults = [...missing, ...findSchemaFaults(manifest)];
for (const fault of faults) console.error(`custom-elements.json: ${fault}`);
if (faults.length > 0) process.exit(1);
console.log(`custom-elements.json: ${count} of ${count} facts, valid by schema ${manifest.schemaVersion}`);
const elements = readElements(manifest);

const outputs = {
  'elements.d.ts': formatElementTypes(elements),
  'jsx.d.ts': formatReact19(elements),
  'jsx-preact.d.ts': formatPreact(elements),
  'jsx-solid.d.ts': formatSolid(elements),
  'vue.d.ts': formatVue(elements),
  'svelte.d.ts': formatSvelte(elements),
  'angular.d.ts': formatAngular(),
  'react.d.ts': formatReactTypes(elements),
  'react.js': await bundleReact(elements),
  'types-only.js': '// Entries that hold types alone: their import does nothing.\nexport {};\n',
  'llms.txt': formatGuide(elements),
  ...(await formatEditorData(manifest, { name, version })),
};

const isCheck = process.argv.includes('--check');
await mkdir(folder, { recursive: true });
for (const [file, text] of Object.entries(outputs)) {
  const url = new URL(file, folder);
  const wanted = /\.(ts|json)$/.test(file) ? await format(text, url) : text;
  const current = await readFile(url, 'utf8').catch(() => undefined);
  if (current === wanted) continue;
  if (isCheck) {
    console.error(`integrations/generated/${file} differs from the manifest; run npm run integrations.`);
    process.exitCode = 1;
  } else {
    await writeFile(url, wanted);
    console.log(`wrote integrations/generated/${file}`);
  }
}

async function format(text, url) {
  return prettier.format(text, { ...(await prettier.resolveConfig(url)), filepath: fileURLToPath(url) });
}
