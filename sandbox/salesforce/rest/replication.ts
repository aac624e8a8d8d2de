import { ASSUMED } from '../assumed.ts';
import { dateTimeText } from '../clock.ts';
import { RequestError } from '../errors.ts';
import { type Handler, okValue } from './rest.ts';
import { objectOr404 } from './sobject-rows.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_DAYS = 30;
const MAX_IDS = 600_000;

/** Ids of the records created or changed between two instants. */
export const updatedRecords: Handler = (org, request, type) => {
  const object = objectOr404(type as string);
  const { from, to } = span(request.query);
  const rows = org.store
    .statement(
      `SELECT "Id" AS id FROM "${object.name}" WHERE "SystemModstamp" >= ? AND "SystemModstamp" < ? AND "IsDeleted" = 0`,
    )
    .all(from, to);
  refuseTooMany(rows.length);
  return okValue({ ids: rows.map((row) => row.id), latestDateCovered: to });
};

/** Ids of the records deleted between two instants; a deletion is the last thing that stamps a record. */
export const deletedRecords: Handler = (org, request, type) => {
  const object = objectOr404(type as string);
  const { from, to } = span(request.query);
  const rows = org.store
    .statement(
      `SELECT "Id" AS id, "SystemModstamp" AS at FROM "${object.name}" WHERE "SystemModstamp" >= ? AND "SystemModstamp" < ? AND "IsDeleted" = 1 ORDER BY "SystemModstamp"`,
    )
    .all(from, to);
  refuseTooMany(rows.length);
  return okValue({
    deletedRecords: rows.map((row) => ({ deletedDate: row.at, id: row.id })),
    earliestDateAvailable: dateTimeText(Date.now() - MAX_DAYS * DAY_MS),
    latestDateCovered: to,
  });
};

function span(query: URLSearchParams): { from: string; to: string } {
  const [start, end] = [instant(query, 'start'), instant(query, 'end')];
  if (start < Date.now() - MAX_DAYS * DAY_MS) throw refused(ASSUMED.replication.tooLongAgo(MAX_DAYS));
  if (end <= start) throw refused(ASSUMED.replication.reversed);
  return { from: dateTimeText(start), to: dateTimeText(end) };
}

function instant(query: URLSearchParams, name: string): number {
  const text = query.get(name);
  if (text === null) throw new RequestError(400, 'MISSING_ARGUMENT', ASSUMED.replication.missing(name));
  // A plus sign in an unencoded query string arrives as a space.
  const written = text.replace(' ', '+').replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const time = /^\d{4}-\d\d-\d\dT/.test(written) ? Date.parse(written) : Number.NaN;
  if (Number.isNaN(time)) throw refused(ASSUMED.replication.unreadable(text));
  return time;
}

function refused(message: string): RequestError {
  return new RequestError(400, 'INVALID_REPLICATION_DATE', message);
}

function refuseTooMany(ids: number): void {
  if (ids > MAX_IDS) throw new RequestError(400, 'EXCEEDED_ID_LIMIT', ASSUMED.replication.tooMany(MAX_IDS));
}
