import { connect } from 'node:net';

/**
 * A connection that stays open, for one request at a time: `fetch` takes more of the machine than the service that it asks.
 * Requests are whole texts; answers need a Content-Length.
 */
export function openConnection(hostname, port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, hostname);
    socket.setNoDelay(true);
    let waiting;
    let buffered = '';
    let lost;
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      buffered += chunk;
      const head = buffered.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(buffered.slice(0, head))?.[1] ?? NaN);
      if (Number.isNaN(length)) return fail(new Error(`no length: ${buffered.slice(0, head)}`));
      if (buffered.length < head + 4 + length) return;
      const answer = { status: buffered.slice(9, 12), body: buffered.slice(head + 4, head + 4 + length) };
      buffered = buffered.slice(head + 4 + length);
      const { resolve: done } = waiting;
      waiting = undefined;
      done(answer);
    });
    const fail = (error) => {
      lost = error;
      reject(error);
      waiting?.reject(error);
    };
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('the connection was closed')));
    socket.on('connect', () =>
      resolve({
        send: (request) =>
          new Promise((done, refuse) => {
            if (lost) return refuse(lost);
            waiting = { resolve: done, reject: refuse };
            return socket.write(request, 'latin1');
          }),
        close: () => socket.end(),
      }),
    );
  });
}
