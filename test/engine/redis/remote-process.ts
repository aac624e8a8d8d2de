import { GraphQLError } from 'graphql';
import { openRedisEngine } from '../../../engine/redis/open.ts';
import { systemTiming } from '../../../engine/timing.ts';
import type { StepDone, WriteStep } from '../../../engine/write.ts';
import type { Accepted, Submission } from '../../../engine/write-engine.ts';
import { createLog } from '../../../kit/log.ts';

/** A process with an engine, driven by messages; its systems are in the process that started it. */
const [url = '', directory = ''] = process.argv.slice(2);

export type Asked =
  | { readonly kind: 'submit' | 'place'; readonly number: number; readonly submission: Submission }
  | { readonly kind: 'answer'; readonly number: number; readonly done: StepDone }
  | { readonly kind: 'stop' };
export type Told =
  | { readonly kind: 'ready' }
  | { readonly kind: 'call'; readonly number: number; readonly step: string; readonly key: string }
  | { readonly kind: 'told'; readonly number: number; readonly told: unknown };

const tell = (told: Told): void => {
  if (process.connected) process.send?.(told);
};
let calls = 0;
const answers = new Map<number, (done: StepDone) => void>();
const step = (name: string, system: 'SALESFORCE' | 'NETSUITE'): WriteStep => ({
  name,
  systems: [system],
  run: ({ operation }) => {
    const number = ++calls;
    const answered = new Promise<StepDone>((resolve) => answers.set(number, resolve));
    tell({ kind: 'call', number, step: name, key: operation.input.key as string });
    return answered;
  },
});

const engine = await openRedisEngine(
  { url, directory, isProduction: true, locks: { lockMs: 600, scanMs: 150 } },
  {
    definitions: [
      { kind: 'placeOrder', owner: 'sales', steps: [step('crm', 'SALESFORCE'), step('erp', 'NETSUITE')] },
    ],
    width: 8,
    policy: { baseMs: 1, ceilingMs: 4, giveUpAfterMs: 3_600_000 },
    timing: systemTiming(),
    log: createLog('silent'),
  },
);
/** As a client does that repeats a write, with its key, until it is accepted. */
async function submit(submission: Submission): Promise<Accepted> {
  for (;;) {
    try {
      return await engine.submit(submission);
    } catch (error) {
      if (!(error instanceof GraphQLError) || error.extensions.code !== 'SOURCE_UNAVAILABLE') throw error;
    }
  }
}

process.on('message', async (asked: Asked) => {
  if (asked.kind === 'answer') answers.get(asked.number)?.(asked.done);
  else if (asked.kind === 'stop') {
    await engine.stop();
    process.disconnect?.();
  } else {
    const { number, submission } = asked;
    const accepted = await submit(submission);
    if (asked.kind === 'submit') tell({ kind: 'told', number, told: accepted });
    else tell({ kind: 'told', number, told: await engine.settled(accepted.operation.id, 30_000) });
  }
});
tell({ kind: 'ready' });
