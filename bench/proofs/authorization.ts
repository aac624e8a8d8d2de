import { compareAuthorized } from '../../test/gateway/differential/compare-authorized.ts';

const OPERATIONS = 5_000;
const BATCH = 500;

/**
 * Over many generated worlds, viewers and operations the gateway answers what one schema answers that judges each field as
 * it runs, tells exactly what is missing, and asks no subgraph for what the viewer may not see.
 */
export async function authorizationProof(): Promise<boolean> {
  let compared = 0;
  let partly = 0;
  let inParts = 0;
  let different = 0;
  for (let seed = 100; compared < OPERATIONS; seed++) {
    const batch = await compareAuthorized({ operations: BATCH, seed });
    compared += batch.compared;
    partly += batch.partly;
    inParts += batch.inParts;
    different += batch.different.length;
    for (const { what, operation, viewer, guards, expected, got } of batch.different.slice(0, 1))
      console.log(
        `differs in ${what}: ${operation.document}\n${JSON.stringify(operation.variables)}\n${viewer}\n${guards}\n${expected}\n${got}`,
      );
    console.log(
      `${compared} operations compared, each with two sets of variables; ${partly} of the answers lacked something, ${inParts} came in parts; ${different} different`,
    );
  }
  return different === 0;
}
