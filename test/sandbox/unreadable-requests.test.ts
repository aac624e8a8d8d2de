import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refuseTransport as netSuiteRefusal } from '../../sandbox/netsuite/refuse-transport.ts';
import { refuseTransport as salesforceRefusal } from '../../sandbox/salesforce/http.ts';
import { type SandboxServer, startSandboxServer } from '../../sandbox/server/server.ts';

const VENDORS = { Salesforce: salesforceRefusal, NetSuite: netSuiteRefusal };

/** Sends bytes as they are, then ends, and gives everything that comes back. */
function raw(port: number, ...parts: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part, 'latin1');
      socket.end();
    });
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe.each(
  Object.entries(VENDORS),
)('A request that cannot be read gets the error of %s', (name, refuse) => {
  let server: SandboxServer;
  beforeAll(async () => {
    server = await startSandboxServer({
      host: '127.0.0.1',
      port: 0,
      maxBodyBytes: 1000,
      operation: ({ path }) => ({ name: path, data: true, background: false }),
      handle: ({ body, path }) => {
        if (path === '/defect') throw new TypeError('on purpose');
        return { status: 200, json: { path, body } };
      },
      refuse,
      credentials: () => ({}),
      reset: () => {},
    });
  });
  afterAll(() => server.stop());

  const envelope = (code: string) =>
    name === 'Salesforce'
      ? [{ errorCode: code, message: expect.any(String) }]
      : expect.objectContaining({ 'o:errorDetails': [expect.objectContaining({ 'o:errorCode': code })] });
  const post = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}/x`, { method: 'POST', body, headers });
    return [response.status, await response.json()];
  };

  test('when its body is too long, also when it is so only unpacked', async () => {
    const code = name === 'Salesforce' ? 'REQUEST_ENTITY_TOO_LARGE' : 'INVALID_CONTENT';
    expect(await post('x'.repeat(1001))).toEqual([413, envelope(code)]);
    expect(await post('x'.repeat(3_000_000))).toEqual([413, envelope(code)]);
    expect(await post(new Uint8Array(gzipSync('x'.repeat(100_000))), { 'content-encoding': 'gzip' })).toEqual(
      [413, envelope(code)],
    );
    expect((await post('x'.repeat(1000)))[0]).toBe(200);
  });

  test('when its body is no UTF-8, or not packed as it says', async () => {
    const text = name === 'Salesforce' ? 'JSON_PARSER_ERROR' : 'INVALID_CONTENT';
    expect(await post(new Uint8Array([0x7b, 0xff, 0x7d]))).toEqual([400, envelope(text)]);
    const encoding = name === 'Salesforce' ? 'UNSUPPORTED_MEDIA_TYPE' : 'INVALID_HEADER';
    expect(await post('{}', { 'content-encoding': 'gzip' })).toEqual([415, envelope(encoding)]);
    expect(await post('{}', { 'content-encoding': 'zstd' })).toEqual([415, envelope(encoding)]);
    expect(await post(new Uint8Array(gzipSync('{}')), { 'content-encoding': 'gzip' })).toEqual([
      200,
      { path: '/x', body: '{}' },
    ]);
  });

  test.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['an unknown method', 'FETCH / HTTP/1.1\r\nhost: x\r\n\r\n', 400],
    ['a header without a name', 'GET / HTTP/1.1\r\nhost: x\r\n: y\r\n\r\n', 400],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['a length that is none', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: many\r\n\r\n', 400],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
      400,
    ],
    ['a broken chunk', 'POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\na: ${'y'.repeat(40_000)}\r\n\r\n`, 431],
    ['a tunnel', 'CONNECT other:443 HTTP/1.1\r\nhost: other\r\n\r\n', 405],
  ])('when the connection carries %s', async (_what, bytes, status) => {
    const answer = await raw(server.port, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain(name === 'Salesforce' ? `Bad Message ${status}` : 'o:errorDetails');
  });

  test('when garbage follows a good request on the same connection', async () => {
    const answer = await raw(
      server.port,
      'GET /good HTTP/1.1\r\nhost: x\r\n\r\n',
      '\u0000\u0001garbage\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('/good');
    expect(answer).toMatch(/HTTP\/1\.1 400 /);
  });

  test('and one that ends half-way leaves the server as it was', async () => {
    await raw(server.port, 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"half');
    await raw(server.port, 'GET /cut');
    expect((await post('{}'))[0]).toBe(200);
  });

  test('and what fails for no fault of its sender is a 500 in the same form', async () => {
    const response = await fetch(`${server.url}/defect`);
    expect([response.status, await response.json()]).toEqual([
      500,
      envelope(name === 'Salesforce' ? 'UNKNOWN_EXCEPTION' : 'UNEXPECTED_ERROR'),
    ]);
  });

  test('while the whole URL in the request line is read as its path', async () => {
    expect(
      await raw(server.port, 'GET http://x/there HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'),
    ).toContain('"path":"/there"');
  });
});
