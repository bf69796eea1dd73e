import { connect } from 'node:net';

/**
 * Sends bytes on a connection of their own, and resolves with the first answer as a Response; undefined if the server
 * closed without one. A stream of events is cut after its headers.
 */
export function exchangeBytes(port, bytes, timeout = 10_000) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks = [];
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no answer within ${timeout} ms`));
    }, timeout);
    // Whoever promised more than was sent hangs up; else the server would wait, as it must.
    const patience = setTimeout(() => socket.end(), 1000);
    const end = () => {
      clearTimeout(timer);
      clearTimeout(patience);
      socket.destroy();
      resolve(parseAnswer(Buffer.concat(chunks)));
    };
    socket.on('connect', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (chunk.includes('text/event-stream')) end();
    });
    socket.on('error', end);
    socket.on('close', end);
  });
}

export function parseAnswer(bytes) {
  const text = bytes.toString('latin1');
  const split = text.indexOf('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]);
  if (split < 0 || !status) return undefined;
  // An interim answer, such as 100 Continue, stands before the one that counts.
  if (status < 200) return parseAnswer(bytes.subarray(split + 4));
  const headers = new Headers();
  for (const line of text.slice(0, split).split('\r\n').slice(1)) {
    const colon = line.indexOf(':');
    headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  let body = bytes.subarray(split + 4);
  if (headers.get('Transfer-Encoding') === 'chunked') body = dechunk(body);
  else if (headers.has('Content-Length')) body = body.subarray(0, Number(headers.get('Content-Length')));
  return new Response([204, 304].includes(status) ? null : body, { status, headers });
}

function dechunk(bytes) {
  const parts = [];
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at);
    const size = line < 0 ? 0 : parseInt(bytes.toString('latin1', at, line), 16);
    if (!size) return Buffer.concat(parts);
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}
