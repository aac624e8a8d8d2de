import { generateLedgers, inWords } from '../../test/reports/support/generated-ledgers.ts';

const BATCHES = 10;
const SEQUENCES = 40;

/**
 * Generates ledgers of two fiscal calendars and prints every sequence that leaves an identity of a report open, with its shortest
 * beginning that does.
 */
export async function ledgersProof(): Promise<boolean> {
  const counts = { sequences: 0, written: 0, refused: 0, identities: 0, open: 0 };
  for (let batch = 1; batch <= BATCHES; batch++) {
    const found = await generateLedgers({
      firstSeed: batch * 1_000,
      sequences: SEQUENCES,
      steps: 40,
      checkEvery: 8,
    });
    counts.sequences += SEQUENCES;
    for (const name of ['written', 'refused', 'identities'] as const) counts[name] += found[name];
    counts.open += found.open.length;
    for (const one of found.open) console.log(inWords(one));
    console.log(
      `${counts.sequences} ledgers, ${counts.written} documents and runs, ${counts.refused} refused, ${counts.identities} identities held, ${counts.open} ledgers with one open`,
    );
  }
  return counts.open === 0;
}
