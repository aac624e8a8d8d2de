import type { Store } from '../store/store.ts';
import type { Cells } from './columns.ts';
import type { Cursors } from './cursors.ts';
import { bound, type Fragment, join, raw, sql, value } from './fragment.ts';
import type { ChildPlan, RecordPlan } from './plan.ts';

/** What reading a page needs to know. */
export interface PageContext {
  readonly store: Store;
  readonly cursors: Cursors;
  readonly today: string;
  readonly version: string;
  readonly batchSize: number;
}

/** The first page of a query, as the JSON of a query result. */
export function firstPage(context: PageContext, plan: RecordPlan): string {
  const { batchSize } = context;
  const wanted = Math.min(plan.limit ?? Number.POSITIVE_INFINITY, batchSize + 1);
  const rows = read(
    context,
    sql`SELECT ${plan.columns.list()} FROM ${plan.from} WHERE ${plan.where} ORDER BY ${plan.order} LIMIT ${value(wanted)} OFFSET ${value(plan.offset)}`,
  );
  const page = fitting(context, plan, rows.slice(0, batchSize));
  const records = writeRecords(context, plan, page);
  if (page.length === rows.length) return resultText(rows.length, undefined, records);
  const found = rowNumbers(context, plan, plan.where);
  const id = context.cursors.open({ plan, rows: found, batchSize });
  return resultText(found.length, nextUrl(context, id, page.length), records);
}

/** A later page of an open cursor. */
export function nextPage(
  context: PageContext,
  id: string,
  plan: RecordPlan,
  rows: Float64Array,
  offset: number,
): string {
  const most = Math.min(offset + context.batchSize, rows.length);
  const page = fitting(context, plan, readRows(context, plan, rows.subarray(offset, most)));
  const end = offset + page.length;
  const next = end < rows.length ? nextUrl(context, id, end) : undefined;
  if (next === undefined) context.cursors.finish(id);
  return resultText(rows.length, next, writeRecords(context, plan, page));
}

/** All records of a query as it finds them now, a JSON list for each page, without a locator. */
export function* allPages(context: PageContext, plan: RecordPlan): Generator<string> {
  const rows = rowNumbers(context, plan, plan.where);
  for (let offset = 0; offset < rows.length; offset += context.batchSize) {
    const page = readRows(context, plan, rows.subarray(offset, offset + context.batchSize));
    yield `[${writeRecords(context, plan, page).join(',')}]`;
  }
}

/** The records, one at least, that make a page together with their child records. */
function fitting(context: PageContext, plan: RecordPlan, rows: readonly Cells[]): readonly Cells[] {
  if (plan.children.length === 0) return rows;
  const ids = rows.map((cells) => plan.record.id(cells) as string);
  const sizes = plan.children.map((child) => childListSizes(context, child, ids));
  let size = 0;
  for (let i = 0; i < rows.length; i++) {
    size += 1 + sizes.reduce((sum, list) => sum + (list.get(ids[i] as string) ?? 0), 0);
    if (i > 0 && size > context.batchSize) return rows.slice(0, i);
  }
  return rows;
}

/** How many records a page shows in each parent's child list. */
function childListSizes(
  context: PageContext,
  { plan, parent }: ChildPlan,
  parents: readonly string[],
): Map<string, number> {
  const counts = read(
    context,
    sql`SELECT ${parent}, COUNT(*) FROM ${plan.from} WHERE ${parent} IN (SELECT value FROM json_each(${value(JSON.stringify(parents))})) AND ${plan.where} GROUP BY ${parent}`,
  ) as [string, number][];
  const most = Math.min(plan.limit ?? Number.POSITIVE_INFINITY, context.batchSize);
  return new Map(counts.map(([id, count]) => [id, Math.min(Math.max(count - plan.offset, 0), most)]));
}

/** Records by id as JSON, in the order of the ids; undefined for an id that there is no record of. */
export function recordsById(
  context: PageContext,
  plan: RecordPlan,
  ids: readonly string[],
): (string | undefined)[] {
  const rows = read(
    context,
    sql`SELECT ${plan.columns.list()} FROM ${plan.from} WHERE ${plan.where} AND ${plan.table}."Id" IN (SELECT value FROM json_each(${value(JSON.stringify(ids))}))`,
  );
  const texts = new Map<string, string>();
  const written = writeRecords(context, plan, rows);
  rows.forEach((cells, i) => {
    texts.set(plan.record.id(cells) as string, written[i] as string);
  });
  return ids.map((id) => texts.get(id));
}

/** The plan's records that are among these, in the plan's order if it is `ordered`, else in the order of the ids. */
export function recordsAmong(
  context: PageContext,
  plan: RecordPlan,
  ids: readonly string[],
  ordered: boolean,
): string[] {
  const found = sql`(SELECT key AS place, value AS id FROM json_each(${value(JSON.stringify(ids))})) AS found`;
  const order = ordered ? plan.order : raw('found.place');
  const rows = read(
    context,
    sql`SELECT ${plan.columns.list()} FROM ${plan.from} JOIN ${found} ON found.id = ${plan.table}."Id" WHERE ${plan.where} ORDER BY ${order} LIMIT ${value(plan.limit ?? -1)} OFFSET ${value(plan.offset)}`,
  );
  return writeRecords(context, plan, rows);
}

function writeRecords(context: PageContext, plan: RecordPlan, rows: readonly Cells[]): string[] {
  const children = new Map<number, ReadonlyMap<string, string>>();
  if (plan.children.length > 0 && rows.length > 0) {
    const ids = rows.map((cells) => plan.record.id(cells) as string);
    plan.children.forEach((child, i) => {
      children.set(i, childLists(context, child, ids));
    });
  }
  const write = { version: context.version, children };
  return rows.map((cells) => plan.record.write(cells, write));
}

/** The child lists of all the parents, read in one statement, as query results by parent id. */
function childLists(context: PageContext, child: ChildPlan, parents: readonly string[]): Map<string, string> {
  const { plan } = child;
  const last = plan.offset + Math.min(plan.limit ?? Number.POSITIVE_INFINITY, context.batchSize);
  const partition = `PARTITION BY ${child.parent}`;
  const numbered = sql`SELECT ${plan.columns.list()}, ${child.parent} AS parent, ROW_NUMBER() OVER (${partition} ORDER BY ${plan.order}) AS place, COUNT(*) OVER (${partition}) AS size FROM ${plan.from} WHERE ${child.parent} IN (SELECT value FROM json_each(${value(JSON.stringify(parents))})) AND ${plan.where}`;
  const rows = read(
    context,
    sql`SELECT ${plan.columns.names()}, parent, size FROM (${numbered}) WHERE place > ${value(plan.offset)} AND place <= ${value(last)} ORDER BY parent, place`,
  );
  const records = writeRecords(context, plan, rows);
  const lists = new Map<string, string>();
  for (let start = 0; start < rows.length; ) {
    const [parent, size] = (rows[start] as Cells).slice(-2) as [string, number];
    let end = start + 1;
    while (end < rows.length && (rows[end] as Cells).at(-2) === parent) end++;
    const total = Math.min(size - plan.offset, plan.limit ?? Number.POSITIVE_INFINITY);
    const next = total > end - start ? childCursor(context, child, parent, end - start) : undefined;
    lists.set(parent, resultText(total, next, records.slice(start, end)));
    start = end;
  }
  return lists;
}

/** A child list that is longer than a page goes on under its own locator. */
function childCursor(context: PageContext, child: ChildPlan, parent: string, offset: number): string {
  const where = sql`${child.parent} = ${value(parent)} AND ${child.plan.where}`;
  const rows = rowNumbers(context, child.plan, where);
  const id = context.cursors.openChild({ plan: child.plan, rows, batchSize: context.batchSize });
  return nextUrl(context, id, offset);
}

function rowNumbers(context: PageContext, plan: RecordPlan, where: Fragment): Float64Array {
  const limit = plan.limit ?? -1;
  const rows = read(
    context,
    sql`SELECT ${plan.table}.rowid FROM ${plan.from} WHERE ${where} ORDER BY ${plan.order} LIMIT ${value(limit)} OFFSET ${value(plan.offset)}`,
  );
  return Float64Array.from(rows, (cells) => cells[0] as number);
}

function readRows(context: PageContext, plan: RecordPlan, rows: Float64Array): Cells[] {
  const list = JSON.stringify(Array.from(rows));
  const numbered = join([plan.columns.list(), raw(`${plan.table}.rowid`)], ', ');
  const cells = read(
    context,
    sql`SELECT ${numbered} FROM ${plan.from} WHERE ${plan.table}.rowid IN (SELECT value FROM json_each(${value(list)}))`,
  );
  const places = new Map(cells.map((row) => [row.at(-1) as number, row]));
  return Array.from(rows, (row) => places.get(row)).filter((row) => row !== undefined);
}

function read(context: PageContext, statement: Fragment): Cells[] {
  const rows = context.store.arrays(statement.text).all(...bound(statement, context.today));
  return rows as unknown as Cells[];
}

function nextUrl(context: PageContext, id: string, offset: number): string {
  return `/services/data/v${context.version}/query/${id}-${offset}`;
}

/** The JSON of a query result. */
export function resultText(total: number, next: string | undefined, records: readonly string[]): string {
  const more = next === undefined ? '' : `,"nextRecordsUrl":${JSON.stringify(next)}`;
  return `{"totalSize":${total},"done":${next === undefined}${more},"records":[${records.join(',')}]}`;
}
