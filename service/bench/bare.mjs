/** What `node:http` can do at most: it reads the body, parses the same JSON, and answers with as many bytes. */
import { createServer } from 'node:http';

const answer = JSON.stringify({
  status: 'counted',
  item: 'item-0',
  count: 123456,
  mine: 1,
  remaining: 0,
  rev: 123456,
});
const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(answer) };
let tally = Buffer.alloc(0);

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': tally.length });
    response.end(tally);
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
process.on('message', (size) => {
  tally = Buffer.alloc(size, ' ');
  process.send('sized');
});
server.listen(0, '127.0.0.1', () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
