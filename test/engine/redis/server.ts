import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** Why tests on Redis are skipped; undefined: they are not. */
export const noRedis: string | undefined = (() => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'skipped, because redis-server is not installed';
  }
})();

/** A Redis of a test's own, as durable as the product asks for, which can be killed and started again. */
export class RedisServer {
  readonly #directory = mkdtempSync(join(tmpdir(), 'q2c-redis-'));
  readonly #options: readonly string[];
  #port = 0;
  #process: ChildProcess | undefined;

  constructor(options: readonly string[] = ['--appendonly', 'yes', '--appendfsync', 'always']) {
    this.#options = options;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.#port}`;
  }

  get port(): number {
    return this.#port;
  }

  /** Starts it, on the port where it was before; resolves once it answers. */
  async start(): Promise<this> {
    this.#port ||= await freePort();
    const settings = ['--port', String(this.#port), '--bind', '127.0.0.1', '--save', '', ...this.#options];
    this.#process = spawn('redis-server', [...settings, '--dir', this.#directory], { stdio: 'ignore' });
    const client = new Redis(this.url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
    client.on('error', () => {});
    await client.ping();
    client.disconnect();
    return this;
  }

  /** As a power switch would, but for what the kernel keeps. */
  async kill(): Promise<void> {
    const running = this.#process;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
  }

  async drop(): Promise<void> {
    await this.kill();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
