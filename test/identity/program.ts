import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A program of the product in a process of its own, and all that it writes. */
export class Program {
  /** All output so far, of its children too. */
  output = '';
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #wake = Promise.withResolvers<void>();

  constructor(file: string, environment: Readonly<Record<string, string>>) {
    const { PATH = '', HOME = '' } = process.env;
    this.#child = spawn(process.execPath, [file], { cwd: root, env: { PATH, HOME, ...environment } });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString();
        this.#wake.resolve();
        this.#wake = Promise.withResolvers();
      });
    this.#ended = new Promise((done) => this.#child.once('close', done));
  }

  /** What a pattern finds in the output; rejects when the program ends before it is there. */
  async find(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.output)?.[1];
      if (found !== undefined) return found;
      const ended = await Promise.race([this.#wake.promise, this.#ended.then((code) => ({ code }))]);
      if (ended) throw new Error(`the program ended with ${ended.code}: ${this.output.slice(-2_000)}`);
    }
  }

  /** The status with which it ends by itself. */
  ended(): Promise<number | null> {
    return this.#ended;
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.#ended;
  }
}
