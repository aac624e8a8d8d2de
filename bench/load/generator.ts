import { HttpConnection } from './http-connection.ts';

/** What a load generator is asked to do. */
export interface Load {
  readonly url: string;
  readonly connections: number;
  /** Sent in turn. */
  readonly bodies: readonly string[];
  /** The place of the first body. */
  readonly from: number;
  readonly token: string;
  /** When no more is sent; undefined: when every body was sent once. */
  readonly forMs: number | undefined;
}

/** What came of it. */
export interface LoadResult {
  readonly requests: number;
  /** The first answer that was not 200, or had errors. */
  readonly wrong: string | undefined;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  /** Where the next load goes on. */
  readonly next: number;
}

process.on('message', (load: Load) => {
  run(load).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(0));

async function run({ url, connections, bodies, from, token, forMs }: Load): Promise<LoadResult> {
  const { hostname, port, pathname } = new URL(url);
  const requests = bodies.map((body) =>
    Buffer.from(
      `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\naccept: application/json\r\nauthorization: Bearer ${token}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    ),
  );
  const open = await Promise.all(
    Array.from({ length: connections }, () => HttpConnection.open(hostname, Number(port))),
  );
  const times: number[] = [];
  let next = from;
  let wrong: string | undefined;
  const begun = performance.now();
  const goesOn = (now: number): boolean =>
    forMs === undefined ? next - from < requests.length : now - begun < forMs;
  await Promise.all(
    open.map(async (connection) => {
      let now = performance.now();
      while (goesOn(now)) {
        const start = now;
        const fault = await connection.send(requests[next++ % requests.length] as Buffer);
        wrong ??= fault;
        now = performance.now();
        times.push(now - start);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  for (const connection of open) connection.close();
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { requests: times.length, wrong, seconds, p50: at(0.5), p99: at(0.99), next };
}
