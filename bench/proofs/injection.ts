import { sendHostileTexts } from '../../test/injection/run.ts';

const TEXTS = 500;

/** Of 500 hostile texts in every place that takes one, each reaches its source as one literal or is refused before any. */
export async function injectionProof(): Promise<boolean> {
  const run = await sendHostileTexts({ texts: TEXTS, seed: 1, log: (line) => console.log(line) });
  console.log(
    `${TEXTS} texts in each of ${run.slots} places, ${run.arriving.length} of which a source hears of: ` +
      `${run.received} arrived as they are, ${run.refused} were refused before any source, ${run.kept} went to none; ` +
      `faults: ${run.faults.length}`,
  );
  for (const fault of run.faults.slice(0, 20)) console.log(`  ${fault.slice(0, 1_000)}`);
  return run.faults.length === 0;
}
