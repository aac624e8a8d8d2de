import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedEngine } from '../../engine/embedded/open.ts';
import { systemTiming } from '../../engine/timing.ts';
import type { WriteStep } from '../../engine/write.ts';
import { createLog } from '../../kit/log.ts';

/**
 * A process that takes writes until it is killed. Its systems are files: a record is a file that is made once, and every
 * call is a line. `accepted` holds what was promised.
 */
const [directory = '', from = '0', to = '0'] = process.argv.slice(2);

function upsert(name: string, system: 'SALESFORCE' | 'NETSUITE'): WriteStep {
  return {
    name,
    systems: [system],
    run: async ({ operation }) => {
      const key = operation.input.key as string;
      await new Promise((resolve) => setTimeout(resolve, 1));
      appendFileSync(join(directory, 'calls'), `${name} ${key}\n`);
      const file = join(directory, `${system}-${key}`);
      if (!existsSync(file)) writeFileSync(file, '');
      return {
        effects: [
          {
            system,
            recordType: 'Order',
            recordId: key,
            action: 'CREATED',
            before: {},
            after: {},
            version: null,
            reason: null,
          },
        ],
      };
    },
  };
}

const engine = openEmbeddedEngine(directory, {
  definitions: [
    { kind: 'placeOrder', owner: 'sales', steps: [upsert('crm', 'SALESFORCE'), upsert('erp', 'NETSUITE')] },
  ],
  width: 8,
  policy: { baseMs: 1, ceilingMs: 10, giveUpAfterMs: 3_600_000 },
  timing: systemTiming(),
  log: createLog('silent'),
});
const unfinished = async (): Promise<number> =>
  engine.count({ actor: undefined, statuses: ['PENDING', 'RUNNING'] });
for (let n = Number(from); n < Number(to); n++) {
  const key = `order-${n}`;
  const submission = {
    kind: 'placeOrder',
    actor: { subject: 'anna', partner: undefined },
    input: { key },
    lane: `${n % 7}`,
  };
  void engine.submit({ ...submission, idempotencyKey: key }).then(({ operation }) => {
    appendFileSync(join(directory, 'accepted'), `${operation.id} ${key}\n`);
  });
  await new Promise((resolve) => setTimeout(resolve, 1));
}
while ((await unfinished()) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
process.send?.('done');
await engine.stop();
process.disconnect?.();
