import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { badInput } from '../../kit/errors.ts';
import type { GatewayContext } from '../context.ts';
import type { PreparedOperation } from '../operation/prepare.ts';
import { type Row, type Table, tableRows, valueAt } from './table-rows.ts';
import type { TableShape } from './table-shape.ts';

/** As many as a report may have. */
const MAX_ROWS = 10_000;

/** Reads a whole table, page by page where it has pages; or the errors of the first answer that has any. */
export async function readTable(
  operation: PreparedOperation,
  shape: TableShape,
  given: Readonly<Record<string, unknown>>,
  context: GatewayContext,
): Promise<Table | { readonly errors: readonly GraphQLFormattedError[] }> {
  const rows: Row[] = [];
  const { paging } = shape;
  let variables = given;
  for (;;) {
    const { data, errors } = await operation.run(variables, context);
    if (errors && errors.length > 0) return { errors };
    for (const row of tableRows(shape, data)) rows.push(row);
    if (rows.length > MAX_ROWS) return { errors: [tooMany().toJSON()] };
    if (!paging || valueAt(data, paging.hasNextPage) !== true) return { columns: shape.columns, rows };
    variables = { ...variables, [paging.variable]: valueAt(data, paging.endCursor) };
  }
}

function tooMany(): GraphQLError {
  return badInput(`The table has more than ${MAX_ROWS} rows; narrow it by its parameters`);
}
