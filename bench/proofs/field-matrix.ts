import {
  checkAtGateway,
  checkAtSubgraphs,
  type FieldCheck,
  undecided,
} from '../../test/authorization/support/check-fields.ts';
import { readFieldTable } from '../../test/authorization/support/field-table.ts';
import { recordingGraph } from '../../test/authorization/support/recording-graph.ts';
import { runningGraph } from '../../test/authorization/support/running-graph.ts';
import { show } from './measured.ts';

/**
 * Every field of the graph, asked for by everyone, is answered as `test/authorization/fields.csv` says: in a world in which
 * everything exists, and in the product over the demo company; through the gateway, and of each subgraph past it.
 */
export async function fieldMatrixProof(): Promise<boolean> {
  const table = readFieldTable();
  const recording = await recordingGraph({ together: false });
  const { missing, unknown } = undecided(recording.graph, table);
  for (const field of missing) console.log(`${field} has no row`);
  for (const field of unknown) console.log(`${field} has a row, but is no field`);
  let holds = missing.length + unknown.length === 0;
  holds = told('where everything exists, at the gateway', await checkAtGateway(recording, table)) && holds;
  holds =
    told('where everything exists, at the subgraphs', await checkAtSubgraphs(recording, table)) && holds;
  await recording.stop();
  const running = await runningGraph();
  holds = told('over the demo company, at the gateway', await checkAtGateway(running, table)) && holds;
  holds = told('over the demo company, at the subgraphs', await checkAtSubgraphs(running, table)) && holds;
  await running.stop();
  return holds;
}

function told(where: string, { differences, ...counts }: FieldCheck): boolean {
  const { fields, operations, allowed, refused, answered } = counts;
  const figure = `${fields} fields, ${operations} operations, ${allowed} allowed (${answered} with a value), ${refused} refused, ${differences.length} other than the table`;
  show([{ promise: where, figure, limit: undefined, holds: differences.length === 0 }]);
  for (const difference of differences.slice(0, 20)) console.log(`         ${difference}`);
  return differences.length === 0;
}
