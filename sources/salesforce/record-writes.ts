import { SourceError } from '../../kit/source-error.ts';
import { parseExactJson } from '../exact-json.ts';
import { canStandInPath, madeBy, restPath } from '../rest-path.ts';
import type { Conflict, WrittenRecord } from '../written.ts';
import { ModifiedMeanwhile, type Subrequest, sendAllOrNothing } from './all-or-nothing.ts';
import { API_VERSION } from './connection.ts';
import {
  differing,
  type Fields,
  RecordWithKey,
  Reference,
  type SentFields,
  shown,
  withoutReferences,
} from './field-values.ts';
import { type Place, presentRows } from './present-rows.ts';
import { instant, type Row, text } from './query.ts';
import type { Salesforce } from './salesforce.ts';

/** How one record shall be. */
export interface RecordWrite {
  /** The object's name, such as `Quote`. */
  readonly object: string;
  readonly at: Place;
  readonly fields: Fields;
  /** Fields that are given only where the record is made: what cannot change later, or may have changed since. */
  readonly whenNew?: Fields | undefined;
  /** The version that the record must still have. */
  readonly expectedVersion?: string | undefined;
}

export interface RecordRemoval {
  readonly object: string;
  readonly id: string;
}

/** One outcome per write, in their order, then one per removal. */
export interface RecordsWritten {
  readonly records: readonly [WrittenRecord, ...WrittenRecord[]];
}

const ROWS = restPath`/services/data/v${API_VERSION}/sobjects`;

/**
 * Makes records be as given, all or none of them in one request; what is so already is not sent, so that a repeat changes
 * nothing. An expected version is checked immediately before, and again by the vendor with its condition
 * `If-Unmodified-Since`; that counts in whole seconds, so a change after our check is not noticed if it falls into the
 * second of the one before it. Throws SourceError; `busy` where somebody else made one of the records meanwhile.
 */
export async function writeRecords(
  salesforce: Salesforce,
  writes: readonly [RecordWrite, ...RecordWrite[]],
  removals: readonly RecordRemoval[] = [],
): Promise<RecordsWritten | Conflict> {
  return carryOut(salesforce, writes, await presentRows(salesforce, writes), removals);
}

/** Changes one record that is there. */
export async function updateRecord(
  salesforce: Salesforce,
  object: string,
  id: string,
  fields: Fields,
  expectedVersion?: string | undefined,
): Promise<WrittenRecord | Conflict> {
  const written = await writeRecords(salesforce, [{ object, at: { id }, fields, expectedVersion }]);
  return 'conflict' in written ? written : written.records[0];
}

/**
 * Makes records that belong together, all or none of them. Where the one with the main key is there, so are the others,
 * or somebody has taken them away since: then nothing is written. The main record comes first among the outcomes. Throws
 * SourceError like `writeRecords`.
 */
export async function createRecords(
  salesforce: Salesforce,
  mainKey: string,
  writes: readonly RecordWrite[],
): Promise<RecordsWritten> {
  const rows = await presentRows(salesforce, writes);
  const main = writes.findIndex(({ at }) => 'key' in at && at.key === mainKey);
  const [known, row] = [writes[main], rows[main]];
  if (known && row)
    return { records: [outcome({ write: known, row, toSend: undefined, referenceId: '' }, row)] };
  const { records } = (await carryOut(salesforce, writes, rows, [])) as RecordsWritten;
  const made = records[main] as WrittenRecord;
  return { records: [made, ...records.filter((record) => record !== made)] };
}

async function carryOut(
  salesforce: Salesforce,
  writes: readonly RecordWrite[],
  rows: readonly (Row | undefined)[],
  removals: readonly RecordRemoval[],
): Promise<RecordsWritten | Conflict> {
  const changes = planned(writes, rows);
  const nothingToDo = changes.every(({ toSend }) => toSend === undefined) && removals.length === 0;
  const moved = changes.find(({ write, row }) => !nothingToDo && hasMoved(write, row));
  if (moved?.row) return conflict(moved.write, moved.row);
  let after = rows as readonly Row[];
  if (!nothingToDo) {
    try {
      after = await send(salesforce, changes, removals);
    } catch (error) {
      if (!(error instanceof ModifiedMeanwhile)) throw await meanwhile(error, salesforce, changes);
      const guarded = writes.findIndex(({ expectedVersion }) => expectedVersion !== undefined);
      const now = (await presentRows(salesforce, writes))[guarded];
      return conflict(writes[guarded] as RecordWrite, now as Row);
    }
  }
  const written = changes.map((one, i) => outcome(one, after[i] as Row));
  return { records: [...written, ...removals.map(removed)] as unknown as RecordsWritten['records'] };
}

interface Change {
  readonly write: RecordWrite;
  /** The record as it is; undefined: it will be made. */
  readonly row: Row | undefined;
  /** Undefined: it is as it shall be. */
  readonly toSend: SentFields | undefined;
  /** By which later parts of the request refer to it. */
  readonly referenceId: string;
}

function planned(writes: readonly RecordWrite[], rows: readonly (Row | undefined)[]): Change[] {
  const resolved = (fields: Fields): SentFields =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        value instanceof RecordWithKey ? idOf(value, writes, rows) : value,
      ]),
    );
  return writes.map((write, i) => {
    const row = rows[i];
    const fields = resolved({ ...(row ? {} : write.whenNew), ...write.fields });
    const toSend = row ? differing(fields, row) : fields;
    const asItIs = row !== undefined && Object.keys(toSend).length === 0;
    return { write, row, toSend: asItIs ? undefined : toSend, referenceId: `w${i}` };
  });
}

function idOf(
  { key }: RecordWithKey,
  writes: readonly RecordWrite[],
  rows: readonly (Row | undefined)[],
): string | Reference {
  const i = writes.findIndex(({ at }) => 'key' in at && at.key === key);
  return text(rows[i] ?? {}, 'Id') ?? new Reference(`w${i}`);
}

function hasMoved({ expectedVersion }: RecordWrite, row: Row | undefined): boolean {
  return (
    expectedVersion !== undefined && row !== undefined && instant(row, 'SystemModstamp') !== expectedVersion
  );
}

async function send(
  salesforce: Salesforce,
  changes: readonly Change[],
  removals: readonly RecordRemoval[],
): Promise<readonly Row[]> {
  const literals = changes.map(({ toSend = {} }) => withoutReferences(toSend).literal);
  // A record that is guarded goes first: what is done to its lines changes it too.
  const [guarded, others] = [true, false].map((isGuarded) =>
    changes.filter(({ write }) => (write.expectedVersion !== undefined) === isGuarded),
  ) as [Change[], Change[]];
  const answers = await sendAllOrNothing(salesforce.connection, [
    ...guarded.flatMap((one) => change(salesforce, one)),
    ...removals.map(
      ({ object, id }, i): Subrequest => ({
        method: 'DELETE',
        url: restPath`${ROWS}/${object}/${id}`,
        referenceId: `d${i}`,
      }),
    ),
    ...others.flatMap((one) => change(salesforce, one)),
    ...changes.map(reading),
  ]);
  return Promise.all(
    changes.map(async (one, i) => {
      const row = answers.get(`r${one.referenceId}`) as Row;
      const literal = literals[i] as SentFields;
      if (Object.keys(literal).length === 0) return row;
      const path = restPath`${ROWS}/${one.write.object}/${text(row, 'Id') ?? ''}`;
      await salesforce.connection.request({ method: 'PATCH', path, body: literal, writes: true });
      return parseExactJson(
        await salesforce.connection.request({
          method: 'GET',
          path: restPath`${path}?fields=${asked(one)}`,
          writes: true,
        }),
      ) as Row;
    }),
  );
}

/** The part that writes, with the condition that guards it; the condition alone where only other records change. */
function change(salesforce: Salesforce, { write, row, toSend, referenceId }: Change): Subrequest[] {
  const { object, at, expectedVersion } = write;
  const id = text(row ?? {}, 'Id');
  const since = new Date(instant(row ?? {}, 'LastModifiedDate') ?? 0).toUTCString();
  const condition =
    id !== null && expectedVersion !== undefined ? { httpHeaders: { 'If-Unmodified-Since': since } } : {};
  if (toSend !== undefined) {
    const url =
      id !== null
        ? restPath`${ROWS}/${object}/${id}`
        : restPath`${ROWS}/${object}/${salesforce.fields.key.text}/${keySegment('key' in at ? at.key : at.id)}`;
    return [{ method: 'PATCH', url, referenceId, body: withoutReferences(toSend).safe, ...condition }];
  }
  if (expectedVersion === undefined) return [];
  return [
    {
      method: 'GET',
      url: restPath`${ROWS}/${object}/${id ?? ''}?fields=${['Id']}`,
      referenceId,
      ...condition,
    },
  ];
}

function reading(one: Change): Subrequest {
  const id = text(one.row ?? {}, 'Id') ?? madeBy(one.referenceId);
  return {
    method: 'GET',
    url: restPath`${ROWS}/${one.write.object}/${id}?fields=${asked(one)}`,
    referenceId: `r${one.referenceId}`,
  };
}

function asked({ write }: Change): string[] {
  return ['Id', 'SystemModstamp', ...names(write)];
}

function names({ fields, whenNew }: RecordWrite): string[] {
  return Object.keys({ ...whenNew, ...fields });
}

/** A key in a path, where it must not be able to name another place. */
function keySegment(key: string): string {
  if (!canStandInPath(key))
    throw new SourceError('salesforce', 'rejected', 'a key that no path can hold', {
      refusal: 'VALUE_REFUSED',
    });
  return key;
}

/** What an error means where a record may have been made or taken away since we looked: the next look decides. */
async function meanwhile(
  error: unknown,
  salesforce: Salesforce,
  changes: readonly Change[],
): Promise<unknown> {
  if (!(error instanceof SourceError)) return error;
  const { vendorCode, vendorText = '' } = error;
  const race =
    vendorCode === 'ENTITY_IS_DELETED'
      ? changes.some(({ row }) => row !== undefined)
      : vendorCode === 'DUPLICATE_VALUE'
        ? new RegExp(`found: (<unknown>|${salesforce.fields.key.text}) duplicates`).test(vendorText)
        : vendorCode === 'INVALID_FIELD_FOR_INSERT_UPDATE' &&
          (
            await presentRows(
              salesforce,
              changes.map(({ write }) => write),
            )
          ).some((row, i) => row && !changes[i]?.row);
  return race
    ? new SourceError('salesforce', 'busy', 'the record changed meanwhile', { vendorCode, cause: error })
    : error;
}

function outcome({ write, row, toSend }: Change, after: Row): WrittenRecord {
  const written = row ? Object.keys(toSend ?? {}) : names(write);
  return {
    recordType: write.object,
    recordId: text(after, 'Id') ?? '',
    action: row === undefined ? 'CREATED' : toSend === undefined ? 'UNCHANGED' : 'UPDATED',
    before: row ? shown(row, written) : {},
    after: shown(after, written),
    version: instant(after, 'SystemModstamp'),
  };
}

function removed({ object, id }: RecordRemoval): WrittenRecord {
  return { recordType: object, recordId: id, action: 'DELETED', before: {}, after: {}, version: null };
}

function conflict({ object }: RecordWrite, row: Row): Conflict {
  const version = instant(row, 'SystemModstamp') ?? '';
  return { conflict: { recordType: object, recordId: text(row, 'Id') ?? '', version } };
}
