import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Operation } from '../../../engine/operation.ts';
import type { Accepted, Submission } from '../../../engine/write-engine.ts';
import type { World } from '../world.ts';
import type { Asked, Told } from './remote-process.ts';

/** An engine in a process of its own, whose steps reach the world of the test. */
export class Remote {
  readonly #child: ChildProcess;
  readonly #world: World;
  readonly #asked = new Map<number, (told: unknown) => void>();
  #number = 0;

  private constructor(child: ChildProcess, world: World) {
    this.#child = child;
    this.#world = world;
    child.on('message', (told: Told) => {
      if (told.kind === 'told') this.#asked.get(told.number)?.(told.told);
      else if (told.kind === 'call') void this.#answer(told);
    });
  }

  static async start(url: string, directory: string, world: World): Promise<Remote> {
    const child = fork(join(import.meta.dirname, 'remote-process.ts'), [url, directory], { execArgv: [] });
    await once(child, 'message');
    return new Remote(child, world);
  }

  submit(submission: Submission): Promise<Accepted> {
    return this.#ask('submit', submission) as Promise<Accepted>;
  }

  /** Submits, and gives the operation once it is settled; its dates are texts. */
  place(submission: Submission): Promise<Operation> {
    return this.#ask('place', submission) as Promise<Operation>;
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child.kill(signal);
  }

  async kill(): Promise<void> {
    if (!this.#child.connected) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }

  async stop(): Promise<void> {
    if (!this.#child.connected) return;
    const gone = once(this.#child, 'exit');
    this.#send({ kind: 'stop' });
    await gone;
  }

  #ask(kind: 'submit' | 'place', submission: Submission): Promise<unknown> {
    const number = ++this.#number;
    return new Promise((resolve) => {
      this.#asked.set(number, resolve);
      this.#send({ kind, number, submission });
    });
  }

  async #answer({ number, step, key }: Told & { kind: 'call' }): Promise<void> {
    const system = step === 'crm' ? 'SALESFORCE' : 'NETSUITE';
    const operation = { input: { key } };
    const result = await this.#world.upsert(step, system).run({ operation } as never);
    if (!('problems' in result)) this.#send({ kind: 'answer', number, done: result });
  }

  #send(asked: Asked): void {
    if (this.#child.connected) this.#child.send(asked);
  }
}
