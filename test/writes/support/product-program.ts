import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, copyFileSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEmbeddedProvider, type Persona } from '../../../kit/identity/embedded-provider.ts';
import { ended } from './child.ts';
import { freePort } from './free-port.ts';

const program = fileURLToPath(new URL('../../../stack/main.ts', import.meta.url));
const KEY_FILE = 'identity-key.json';
const ALIVE_LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 10;

/** The product as `npm start` runs it, on one port and one data directory through all its lives. */
export class ProductProgram {
  readonly url: string;
  readonly dataDir: string;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #nodeArguments: readonly string[];
  #child: ChildProcess | undefined;

  /** Finds a place for it; nothing runs yet. `keysOf`: it takes the tokens of that one. */
  static async prepare(
    environment: Readonly<Record<string, string>>,
    keysOf?: ProductProgram,
    nodeArguments: readonly string[] = [],
  ): Promise<ProductProgram> {
    const product = new ProductProgram(await freePort(), environment, nodeArguments);
    if (keysOf) copyFileSync(join(keysOf.dataDir, KEY_FILE), join(product.dataDir, KEY_FILE));
    return product;
  }

  private constructor(
    port: number,
    environment: Readonly<Record<string, string>>,
    nodeArguments: readonly string[],
  ) {
    this.#nodeArguments = nodeArguments;
    this.url = `http://127.0.0.1:${port}`;
    this.dataDir = mkdtempSync(join(tmpdir(), 'q2c-product-'));
    this.#environment = {
      LOG_LEVEL: 'warn',
      LOG_OPERATIONS: 'off',
      ...environment,
      DATA_DIR: this.dataDir,
      PORT: String(port),
    };
  }

  /** Begins a life; resolves when the process exists. */
  begin(): void {
    const log = openSync(this.#logFile, 'a');
    this.#child = fork(program, [], {
      env: { ...process.env, ...this.#environment },
      stdio: ['ignore', log, log, 'ipc'],
      execArgv: [...this.#nodeArguments],
    });
    closeSync(log);
  }

  /** Resolves when it answers; rejects when it ends before, and says what it said. */
  async alive(): Promise<void> {
    const limit = performance.now() + ALIVE_LIMIT_MS;
    for (;;) {
      const { exitCode, signalCode } = this.#child ?? { exitCode: 0, signalCode: null };
      if (exitCode !== null || signalCode !== null || performance.now() > limit)
        throw new Error(`the product does not run (${exitCode ?? signalCode}): ${this.said().slice(-2_000)}`);
      const isAlive = await fetch(`${this.url}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isAlive) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  async start(): Promise<void> {
    this.begin();
    await this.alive();
  }

  /** Lets it work on nothing until `proceed`, as a machine that stands still. */
  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  proceed(): void {
    this.#child?.kill('SIGCONT');
  }

  /** SIGKILL; resolves when the process is gone. */
  async kill(): Promise<void> {
    if (this.#child) await ended(this.#child);
  }

  /** A token of its embedded identity provider. */
  async token(persona: Persona, partner?: string): Promise<string> {
    return (await openEmbeddedProvider(this.dataDir)).sign(persona, partner);
  }

  /** Everything that it has logged. */
  said(): string {
    return readFileSync(this.#logFile, 'utf8');
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  get #logFile(): string {
    return join(this.dataDir, 'product.log');
  }
}
