import type { Company } from '#sandbox/netsuite/company.ts';

/** A cell as the oracle computes with it: numbers as whole units of 1/10000, dates as days, both exact. */
export type Value = bigint | string | number | null;
export type Kind = 'text' | 'number' | 'id' | 'date';
export type SourceName = 't' | 'tl' | 'c';

/** The columns that questions may name, by the alias of their table. */
export const COLUMNS: Readonly<Record<SourceName, Readonly<Record<string, Kind>>>> = {
  t: {
    id: 'id',
    type: 'text',
    tranid: 'text',
    status: 'text',
    otherrefnum: 'text',
    entity: 'id',
    employee: 'id',
    postingperiod: 'id',
    trandate: 'date',
    duedate: 'date',
    foreigntotal: 'number',
    foreignamountunpaid: 'number',
  },
  tl: {
    id: 'id',
    transaction: 'id',
    linesequencenumber: 'id',
    mainline: 'text',
    item: 'id',
    netamount: 'number',
    foreignamount: 'number',
  },
  c: {
    id: 'id',
    entityid: 'text',
    companyname: 'text',
    custentity_channel: 'text',
    salesrep: 'id',
    creditlimit: 'number',
  },
};

export const TABLE_OF: Readonly<Record<SourceName, string>> = {
  t: 'transaction',
  tl: 'transactionline',
  c: 'customer',
};

/** A joined row: `t.id` → value. */
export type Row = Readonly<Record<string, Value>>;
export type Tables = Readonly<Record<SourceName, readonly Row[]>>;

function cell(stored: unknown, kind: Kind): Value {
  if (stored === null || stored === undefined || stored === '') return null;
  if (kind === 'text') return String(stored);
  if (kind === 'date') return Number(stored) / 86_400;
  return BigInt(stored as number) * (kind === 'id' ? 10_000n : 1n);
}

/** Every row as loaded, read past SuiteQL. */
export function loadedRows({ store }: Company): Tables {
  const read = (source: SourceName): Row[] =>
    store
      .all(`SELECT * FROM "${TABLE_OF[source]}"`)
      .map((stored) =>
        Object.fromEntries(
          Object.entries(COLUMNS[source]).map(([name, kind]) => [
            `${source}.${name}`,
            cell(stored[name], kind),
          ]),
        ),
      );
  return { t: read('t'), tl: read('tl'), c: read('c') };
}

/** A value as SuiteQL writes it. */
export function shown(value: Value): string | undefined {
  if (value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    const date = new Date(value * 86_400_000);
    return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
  }
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -4)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Order of values that are not null; text by code units, as the database's binary order does. */
export function compareValues(left: Value, right: Value): number {
  if (typeof left === 'string' && typeof right === 'string')
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  return (left as bigint) < (right as bigint) ? -1 : (left as bigint) > (right as bigint) ? 1 : 0;
}
