import { compareWithMonolith } from '../../test/gateway/differential/compare.ts';

const OPERATIONS = 10_000;
const BATCH = 1_000;

/** Over many generated operations the gateway answers, byte for byte, as one schema over the same world does. */
export async function differentialProof(): Promise<boolean> {
  let compared = 0;
  let failing = 0;
  let different = 0;
  for (let seed = 100; compared < OPERATIONS; seed++) {
    const batch = await compareWithMonolith({ operations: BATCH, seed });
    compared += batch.compared;
    failing += batch.failing;
    different += batch.different.length;
    for (const { operation, expected, got } of batch.different.slice(0, 1))
      console.log(
        `differs: ${operation.document}\n${JSON.stringify(operation.variables)}\n${expected}\n${got}`,
      );
    console.log(
      `${compared} operations compared, ${failing} of them with failing fields, ${different} different`,
    );
  }
  return different === 0;
}
