import { compareWithMonolith } from '../../test/gateway/differential/compare.ts';
import { compareInParts } from '../../test/gateway/differential/compare-in-parts.ts';

const OPERATIONS = 10_000;
const OPERATIONS_IN_PARTS = 5_000;
const BATCH = 1_000;

/**
 * Over many generated operations the gateway answers, byte for byte, as one schema over the same world does; and over
 * many with `@defer` the same in parts.
 */
export async function differentialProof(): Promise<boolean> {
  const whole = await inBatches('operations', OPERATIONS, compareWithMonolith);
  const inParts = await inBatches('operations with @defer', OPERATIONS_IN_PARTS, compareInParts);
  return whole + inParts === 0;
}

/** Compares batch after batch and prints what differs; gives how many operations did. */
async function inBatches(
  what: string,
  operations: number,
  compare: typeof compareWithMonolith | typeof compareInParts,
): Promise<number> {
  let compared = 0;
  let failing = 0;
  let different = 0;
  for (let seed = 100; compared < operations; seed++) {
    const batch = await compare({ operations: BATCH, seed });
    compared += batch.compared;
    failing += batch.failing;
    different += batch.different.length;
    for (const { operation, expected, got } of batch.different.slice(0, 1))
      console.log(
        `differs: ${operation.document}\n${JSON.stringify(operation.variables)}\n${expected}\n${got}`,
      );
    console.log(
      `${compared} ${what} compared, ${failing} of them with failing fields, ${different} different`,
    );
  }
  return different;
}
