import { Decimal } from '../../kit/money.ts';
import { SourceError } from '../../kit/source-error.ts';
import { ExactDecimal, type ExactJson, parseExactJson } from '../exact-json.ts';
import { type RestPath, restPath } from '../rest-path.ts';
import type { Conflict, WrittenRecord } from '../written.ts';
import type { NetSuite } from './netsuite.ts';
import { type SuiteQl, suiteql } from './suiteql.ts';

/** The records that are written, as the record service names them, and where SuiteQL finds them. */
const TYPES = {
  customer: suiteql`FROM customer k WHERE `,
  salesOrder: suiteql`FROM transaction k WHERE k.type = 'SalesOrd' AND `,
  invoice: suiteql`FROM transaction k WHERE k.type = 'CustInvc' AND `,
  customerPayment: suiteql`FROM transaction k WHERE k.type = 'CustPymt' AND `,
  creditMemo: suiteql`FROM transaction k WHERE k.type = 'CustCred' AND `,
} as const satisfies Readonly<Record<string, SuiteQl>>;
export type RecordType = keyof typeof TYPES;

/** A reference or an enumeration is `{ id }`, a number ExactDecimal, a sublist `{ items }`; null empties. */
export type BodyValue =
  | string
  | boolean
  | null
  | ExactDecimal
  | { readonly id: string }
  | { readonly items: readonly Readonly<Record<string, unknown>>[] }
  | Subrecord;
export type Body = Readonly<Record<string, BodyValue>>;

/** A part of a record that is written whole, such as an address. */
export class Subrecord {
  readonly value: Readonly<Record<string, unknown>>;

  constructor(value: Readonly<Record<string, unknown>>) {
    this.value = value;
  }

  toJSON(): unknown {
    return this.value;
  }
}

interface Found {
  readonly id: string;
  /** As the graph shows it: the account's own time, in seconds. */
  readonly version: string;
}

const RECORDS = restPath`/services/rest/record/v1`;

/** The record with this external id; undefined where there is none. */
function findByKey(netsuite: NetSuite, type: RecordType, key: string): Promise<Found | undefined> {
  return find(netsuite, type, suiteql`k.externalid = ${key}`);
}

/**
 * Makes a record that bears an external id, from nothing or `from` another record, unless it is there. NetSuite takes an
 * external id once only, so that of two that try at the same time one is refused and finds the other's. An upsert would
 * change the other's, and add its lines once more. Throws SourceError.
 */
export async function createRecord(
  netsuite: NetSuite,
  type: RecordType,
  key: string,
  body: Body,
  from?: { readonly type: RecordType; readonly id: string } | undefined,
): Promise<WrittenRecord> {
  const known = await findByKey(netsuite, type, key);
  if (known) return unchanged(type, known);
  const path = from
    ? restPath`${RECORDS}/${from.type}/${from.id}/!transform/${type}`
    : restPath`${RECORDS}/${type}`;
  try {
    await send(netsuite, 'POST', path, { ...body, externalId: key });
  } catch (error) {
    const rejected = error instanceof SourceError && error.failure === 'rejected';
    const made = rejected ? await findByKey(netsuite, type, key) : undefined;
    if (made) return unchanged(type, made);
    throw error;
  }
  const made = await findByKey(netsuite, type, key);
  if (!made) throw new SourceError('netsuite', 'unavailable', `a ${type} that was made is not to be found`);
  const names = bodyFields(body);
  const after = shown(await fieldsOf(netsuite, type, made.id, names), names);
  return { recordType: type, recordId: made.id, action: 'CREATED', before: {}, after, version: made.version };
}

/**
 * Makes a record's fields be as given; what is so already is not sent, sublists and subrecords are. NetSuite has no condition for
 * writes: an expected version is compared immediately before, so a change between that and the write, some
 * milliseconds, is not noticed, nor is one in the second of the version itself. Throws SourceError.
 */
export async function updateRecord(
  netsuite: NetSuite,
  type: RecordType,
  id: string,
  body: Body,
  expectedVersion?: string | undefined,
): Promise<WrittenRecord | Conflict> {
  const names = bodyFields(body);
  // The version is read last, so that the fields are no newer than it.
  const before = await fieldsOf(netsuite, type, id, names);
  const found = await find(netsuite, type, suiteql`k.id = ${id}`);
  if (!found) throw gone(type);
  const changed = Object.fromEntries(
    Object.entries(body).filter(([name, value]) => isPart(value) || !same(value, before[name])),
  );
  if (Object.keys(changed).length === 0) return unchanged(type, found);
  if (expectedVersion !== undefined && found.version !== expectedVersion)
    return { conflict: { recordType: type, recordId: id, version: found.version } };
  await send(netsuite, 'PATCH', restPath`${RECORDS}/${type}/${id}`, changed);
  const written = bodyFields(changed);
  const after = await fieldsOf(netsuite, type, id, written);
  const now = await find(netsuite, type, suiteql`k.id = ${id}`);
  return {
    recordType: type,
    recordId: id,
    action: 'UPDATED',
    before: shown(before, written),
    after: shown(after, written),
    version: now?.version ?? null,
  };
}

async function send(
  { connection }: NetSuite,
  method: 'POST' | 'PATCH',
  path: RestPath,
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  await connection.request({ method, path, body, writes: true });
}

async function find(netsuite: NetSuite, type: RecordType, condition: SuiteQl): Promise<Found | undefined> {
  const [row] = await netsuite.queries.rows(
    suiteql`SELECT k.id, TO_CHAR(k.lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS version ${TYPES[type]} ${condition} ORDER BY k.id`,
  );
  return row && { id: row.id ?? '', version: row.version ?? '' };
}

type Fields = { readonly [name: string]: ExactJson | undefined };

async function fieldsOf(
  netsuite: NetSuite,
  type: RecordType,
  id: string,
  names: readonly string[],
): Promise<Fields> {
  if (names.length === 0) return {};
  const path = restPath`${RECORDS}/${type}/${id}?fields=${names}`;
  return parseExactJson(await netsuite.connection.request({ method: 'GET', path, writes: true })) as Fields;
}

/** Whether a value is not compared with what is there. */
function isPart(value: BodyValue): boolean {
  return value instanceof Subrecord || (typeof value === 'object' && value !== null && 'items' in value);
}

/** The fields of a body that are no sublists or subrecords. */
function bodyFields(body: Body): string[] {
  return Object.entries(body).flatMap(([name, value]) => (isPart(value) ? [] : [name]));
}

function same(wanted: BodyValue, stored: ExactJson | undefined): boolean {
  const present = plain(stored);
  if (wanted instanceof ExactDecimal) return present !== null && new Decimal(present).equals(wanted.text);
  if (typeof wanted === 'object' && wanted !== null && 'id' in wanted) return present === wanted.id;
  return present === (wanted === null || wanted === '' ? null : String(wanted));
}

/** A value as text: of a reference or an enumeration its id. */
function plain(value: ExactJson | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return String(value);
  return 'id' in value ? String(value.id) : JSON.stringify(value);
}

function shown(fields: Fields, names: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(names.map((name) => [name, plain(fields[name])]));
}

function unchanged(type: RecordType, { id, version }: Found): WrittenRecord {
  return { recordType: type, recordId: id, action: 'UNCHANGED', before: {}, after: {}, version };
}

function gone(type: RecordType): SourceError {
  return new SourceError('netsuite', 'rejected', `no ${type} with this id`, { refusal: 'RECORD_GONE' });
}
