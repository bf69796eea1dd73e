/** What `node:http` can do at most: it reads the body, parses the same JSON, and answers with the same headers and bytes. */
import { createServer } from 'node:http';
import { FIXED_HEADERS } from '../dist/http/fixed-headers.js';

const answer = JSON.stringify({
  status: 'counted',
  item: 'item-0',
  count: 123456,
  mine: 1,
  remaining: 0,
  rev: 123456,
});
/** What the service puts on each answer: sending it is no part of counting. `--two-headers` leaves it out. */
const isShort = process.argv.includes('--two-headers');
const fixed = isShort ? {} : { ...FIXED_HEADERS, Vary: 'Origin' };
const common = { ...fixed, 'Content-Type': 'application/json' };
const headers = {
  ...common,
  ...(!isShort && { 'Cache-Control': 'no-store' }),
  'Content-Length': Buffer.byteLength(answer),
};
let tally;
let tallyHeaders;
function size(bytes) {
  tally = Buffer.alloc(bytes, ' ');
  const caching = isShort ? {} : { ETag: 'W/"123456"', 'Cache-Control': 'public, max-age=1' };
  tallyHeaders = { ...common, ...caching, 'Content-Length': bytes };
}
size(0);

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, tallyHeaders).end(tally);
    return;
  }
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    const { op } = JSON.parse(body);
    if (typeof op !== 'string') response.writeHead(400).end();
    else response.writeHead(201, headers).end(answer);
  });
});
process.on('message', (bytes) => {
  size(bytes);
  process.send('sized');
});
server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
