/**
 * Loaded before the service: its clock is off by as many milliseconds as the file CLOCK_OFFSET holds, read again at each
 * SIGUSR2. What is monotonic stays so, as on a machine whose clock somebody sets.
 */
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const { CLOCK_OFFSET } = process.env;
const RealDate = Date;
let offset = 0;
const read = () => (offset = Number(readFileSync(CLOCK_OFFSET, 'utf8')));

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length > 0 ? parts : [RealDate.now() + offset]));
  }

  static now() {
    return RealDate.now() + offset;
  }
};

if (CLOCK_OFFSET && isMainThread) {
  read();
  process.on('SIGUSR2', read);
}
