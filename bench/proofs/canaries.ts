import { faults } from '../../test/tenancy/canaries/faults.ts';
import { lookForCanaries } from '../../test/tenancy/canaries/run.ts';

const OPERATIONS = 10_000;
const BATCH = 2_500;
/** A mistake that so many operations do not find would not be found in the proof either. */
const OPERATIONS_PER_FAULT = 2_500;

/** Two partners are shown nothing that is not theirs, in 10,000 generated operations; and every planted mistake is found. */
export async function canariesProof(): Promise<boolean> {
  let asked = 0;
  let leaks = 0;
  for (let seed = 1; asked < OPERATIONS; seed++) {
    const run = await lookForCanaries({ operations: BATCH, seed });
    asked += run.operations;
    leaks += run.leaks.length;
    const { a, b } = run.ownSeen;
    console.log(
      `${asked} operations, ${run.answered} of the last ${run.operations} with data, ${run.failing} with errors; ` +
        `own values seen: ${a} and ${b}; events: ${run.events.a} and ${run.events.b}; leaks: ${leaks}`,
    );
    for (const leak of run.leaks.slice(0, 5)) console.log(`  ${leak.slice(0, 2_000)}`);
  }
  let unnoticed = 0;
  for (const [name, fault] of Object.entries(faults)) {
    const run = await lookForCanaries({ operations: OPERATIONS_PER_FAULT, seed: 1, fault, untilFound: true });
    if (run.leaks.length === 0) unnoticed++;
    console.log(
      `${name}: ${run.leaks.length === 0 ? 'NOT FOUND' : 'found'} within ${run.operations} operations`,
    );
  }
  return leaks === 0 && unnoticed === 0;
}
