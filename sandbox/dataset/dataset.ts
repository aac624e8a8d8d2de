/** A data set in memory: the CSV files of a data set directory, or what the demo company would have written there. */

/** One object's rows, cells as text exactly as in its CSV file ('' is an empty cell). */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface DataSet {
  readonly name: string;
  /** The business date the data was made for, `YYYY-MM-DD`. */
  readonly today: string;
  /** SObject name (`Account`) → rows; the headers are those of `salesforce/<SObject>.csv`. */
  readonly salesforce: ReadonlyMap<string, Table>;
  /** Record type (`salesOrder`) → rows; the headers are those of `netsuite/<recordType>.csv`. */
  readonly netsuite: ReadonlyMap<string, Table>;
}

/** Rows as objects keyed by header; a header that a table does not have reads as ''. */
export function* records(table: Table): Generator<Record<string, string>> {
  for (const row of table.rows) {
    const record: Record<string, string> = {};
    for (let i = 0; i < table.columns.length; i++) record[table.columns[i] as string] = row[i] ?? '';
    yield record;
  }
}
