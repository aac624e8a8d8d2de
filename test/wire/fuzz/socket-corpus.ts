import { connect } from 'node:net';
import type { Random } from '#sandbox/dataset/demo/random.ts';

/** Bytes on a connection that are no HTTP, or only half of it. */
interface BrokenConnection {
  readonly kind: string;
  readonly bytes: string;
}

const GOOD = 'GET /services/data HTTP/1.1\r\nhost: x\r\n\r\n';

export function brokenConnections(random: Random, count: number): BrokenConnection[] {
  const noise = (length: number) =>
    Array.from({ length }, () => String.fromCharCode(random.integer(0, 255))).join('');
  return Array.from({ length: count }, () => {
    const half =
      'POST /services/data/v66.0/sobjects/Account HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 40\r\n\r\n{"Name":"half';
    return random.pick<() => BrokenConnection>([
      () => ({ kind: 'half-sent requests', bytes: half.slice(0, random.integer(1, half.length)) }),
      () => ({ kind: 'pipelined garbage', bytes: `${GOOD}\u0001${noise(random.integer(5, 300))}\r\n\r\n` }),
      () => ({
        kind: 'pipelined garbage',
        bytes: `${GOOD}${GOOD}${random.pick(['GET', '\r\n\r\nx\r\n', 'POST / HTTP/9.9\r\n\r\n', '{"Name":"x"}\r\n\r\n'])}`,
      }),
      () => ({ kind: 'no HTTP', bytes: `\u0016\u0003${noise(random.integer(1, 300))}` }),
      () => ({
        kind: 'no HTTP',
        bytes: `${random.pick(['', 'GET', 'get / http/1.1', 'GET / HTTP/', 'GET  / HTTP/1.1', 'SSH-2.0-x', 'EHLO x', '<xml/>', '{}'])}\u0000${noise(30)}\r\n\r\n`,
      }),
      () => ({
        kind: 'broken framing',
        bytes: `POST /services/data HTTP/1.1\r\nhost: x\r\n${random.pick(['content-length: -1', 'content-length: x', 'content-length: 5\r\ncontent-length: 6', 'content-length: 3\r\ntransfer-encoding: chunked', 'transfer-encoding: nothing', 'transfer-encoding: chunked, chunked', 'a b: c', ': x', 'x\u0000: y', 'x: \u0001', ' folded'])}\r\n\r\n${random.pick(['', 'zz\r\nx', '-5\r\n', 'FFFFFFFFFFFFFFFFFF\r\n'])}`,
      }),
    ])();
  });
}

/** Sends bytes, ends, and gives what came back once the connection is closed; fails if that takes too long. */
export function exchangeBytes(port: number, bytes: string, deadlineMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes, 'latin1'));
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error('the connection stayed open'));
    }, deadlineMs);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}
