import { join } from 'node:path';
import { SqliteEngine } from '../dist/sqlite/sqlite-engine.js';
import { describeEngine } from './engine-conformance.mjs';
import { makeDirectory } from './places.mjs';

describeEngine('SQLite', async (place = join(makeDirectory(), 'votes.db')) => ({
  engine: await SqliteEngine.open({ file: place }),
  place,
}));
