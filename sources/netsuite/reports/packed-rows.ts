import { MAX_REPORT_ROWS } from '../../../kit/report/row-limit.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { column, join, type SuiteQl, suiteql, whole } from '../suiteql.ts';

/** How many rows of a report travel in one row of an answer, which has at most a thousand. */
const ROWS_PER_LINE = 10;
/** Stands between the values of a packed row; no name in the books holds it. */
const SEPARATOR = '\u001f';

/** A row of a packed answer: a value is null where its column is. */
export type PackedRow<C extends string> = { readonly [column in C]: string | null };

/**
 * The rows of a query that groups, in one source request up to the most rows that a report may have: ten of them in each
 * row of the answer, their values side by side in one text. One row more than the most says that there are more.
 * `key` names the columns that tell the rows apart, which order them.
 */
export async function packedRows<C extends string>(
  access: NetSuiteAccess,
  query: SuiteQl,
  columns: readonly C[],
  key: readonly C[],
): Promise<PackedRow<C>[]> {
  const order = join(key.map(column), ', ');
  const places = Array.from(
    { length: ROWS_PER_LINE },
    (_, place) =>
      suiteql`MAX(CASE WHEN MOD(place, ${whole(ROWS_PER_LINE)}) = ${whole(place)} THEN packed END) AS ${column(`p${place}`)}`,
  );
  const lines = await access.queries.rows(
    suiteql`SELECT FLOOR(place / ${whole(ROWS_PER_LINE)}) AS line, ${join(places, ', ')}
      FROM (SELECT ROW_NUMBER() OVER (ORDER BY ${order}) - 1 AS place, ${packed(columns)} AS packed FROM (${query}) rowsofreport) numbered
      WHERE place <= ${whole(MAX_REPORT_ROWS)} GROUP BY FLOOR(place / ${whole(ROWS_PER_LINE)}) ORDER BY line`,
  );
  return lines
    .flatMap((line) => places.map((_, place) => line[`p${place}`]))
    .filter((text) => text !== undefined)
    .map((text) => unpacked(text, columns));
}

function packed(columns: readonly string[]): SuiteQl {
  return columns
    .map((name) => suiteql`${column(name)}`)
    .reduce((left, right) => suiteql`${left} || ${SEPARATOR} || ${right}`);
}

function unpacked<C extends string>(text: string, columns: readonly C[]): PackedRow<C> {
  const values = text.split(SEPARATOR);
  return Object.fromEntries(columns.map((name, index) => [name, values[index] || null])) as PackedRow<C>;
}
