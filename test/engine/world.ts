import type { Effect, EffectSystem } from '../../engine/operation.ts';
import type { StepRun, WriteStep } from '../../engine/write.ts';
import type { SourceFailure } from '../../kit/source-error.ts';
import { SourceError } from '../../kit/source-error.ts';

/** What a call of a system does instead of answering. `lost`: it does its work, and the answer never comes. */
export type Fault = SourceFailure | 'lost' | 'defect';

/**
 * Two systems that keep records by unique keys, as the steps of a write reach them. Everything that is asked of them is
 * written down, and what they are told to get wrong they get wrong.
 */
export class World {
  /** Key to the names of the steps that made or changed it, by system. */
  readonly records: Record<EffectSystem, Map<string, string>> = {
    SALESFORCE: new Map(),
    NETSUITE: new Map(),
  };
  /** Every call, as `<step> <key>`, in order. */
  readonly calls: string[] = [];
  /** How often each key was made, or taken back, by system: more than once is a double. */
  readonly writes = new Map<string, number>();
  /** What the next calls run into, in order; undefined: nothing. */
  faults: (Fault | undefined)[] = [];
  /** Waited for before each call does anything, and before it answers. */
  before: (call: string) => Promise<void> | void = () => {};
  after: (call: string) => Promise<void> | void = () => {};

  /** A step that upserts the record named by the operation's input in a system. */
  upsert(name: string, system: EffectSystem, isTakenBack = true): WriteStep {
    return {
      name,
      systems: [system],
      run: async (run) => ({
        state: { [name]: `${system}:${keyOf(run)}` },
        effects: [await this.#write(name, system, run, 'CREATED')],
      }),
      ...(isTakenBack
        ? {
            compensate: async (run: StepRun) => ({
              effects: [await this.#write(`undo-${name}`, system, run, 'CANCELLED')],
            }),
          }
        : {}),
    };
  }

  async #write(
    name: string,
    system: EffectSystem,
    run: StepRun,
    action: 'CREATED' | 'CANCELLED',
  ): Promise<Effect> {
    const key = keyOf(run);
    const call = `${name} ${key}`;
    this.calls.push(call);
    await this.before(call);
    const fault = this.faults.shift();
    if (fault === 'defect') throw new TypeError('nobody thought of this');
    const source = system === 'SALESFORCE' ? 'salesforce' : 'netsuite';
    if (fault !== undefined && fault !== 'lost') throw new SourceError(source, fault, 'told to fail');
    const before = this.records[system].get(key);
    if (before !== action) {
      this.records[system].set(key, action);
      this.writes.set(`${system} ${action} ${key}`, (this.writes.get(`${system} ${action} ${key}`) ?? 0) + 1);
    }
    await this.after(call);
    if (fault === 'lost') throw new SourceError(source, 'timeout', 'the answer was lost');
    return {
      system,
      recordType: 'Order',
      recordId: key,
      action,
      before: action === 'CANCELLED' ? { Status: 'Draft' } : {},
      after: { Status: action },
      version: null,
      reason: null,
    };
  }
}

function keyOf({ operation }: StepRun): string {
  return operation.input.key as string;
}
