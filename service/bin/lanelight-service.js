#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const program = new URL('../dist/cli.js', import.meta.url);
const project = new URL('../tsconfig.json', import.meta.url);

// In a fresh clone nothing is built yet; in an installed package there is nothing to build.
if (!existsSync(program) && existsSync(project)) {
  const compiler = createRequire(import.meta.url).resolve('typescript/lib/tsc.js');
  execFileSync(process.execPath, [compiler, '--build', fileURLToPath(project)], {
    stdio: ['ignore', 2, 2],
  });
}
await import(program.href);
