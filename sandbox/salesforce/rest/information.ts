import { dateTimeText } from '../clock.ts';
import { notFound, RequestError } from '../errors.ts';
import { ORG_IDS } from '../load/org.ts';
import { describe, describeGlobal, summary } from '../objects/describe.ts';
import { type Handler, okValue } from './rest.ts';
import { objectOr404 } from './sobject-rows.ts';

const FIRST_VERSION = 50;
const LAST_VERSION = 66;
const SEASONS = ['Winter', 'Spring', 'Summer'];

/** `GET /services/data`: the versions that the API answers. */
export function versions(): unknown {
  return Array.from({ length: LAST_VERSION - FIRST_VERSION + 1 }, (_, i) => ({
    label: `${SEASONS[i % SEASONS.length]} '${21 + Math.floor(i / SEASONS.length)}`,
    url: `/services/data/v${FIRST_VERSION + i}.0`,
    version: `${FIRST_VERSION + i}.0`,
  }));
}

/** The version that a path segment names (`v66.0`); undefined if the API does not answer it. */
export function versionOf(segment: string | undefined): string | undefined {
  const number = segment?.startsWith('v') && segment.endsWith('.0') ? Number(segment.slice(1)) : Number.NaN;
  return Number.isInteger(number) && number >= FIRST_VERSION && number <= LAST_VERSION
    ? `${number}.0`
    : undefined;
}

export const resources: Handler = (_org, request) => {
  const base = `/services/data/v${request.version}`;
  const names = ['composite', 'limits', 'query', 'queryAll', 'recent', 'sobjects'];
  return okValue({
    ...Object.fromEntries(names.map((name) => [name, `${base}/${name}`])),
    identity: `${request.origin}/id/${ORG_IDS.organization}/${request.userId}`,
  });
};

export const globalDescription: Handler = (_org, request) => okValue(describeGlobal(request.version));

export const objectSummary: Handler = (org, request, type) => {
  const object = objectOr404(type as string);
  const recent = org.store
    .statement(
      `SELECT "Id" AS id FROM "${object.name}" WHERE "IsDeleted" = 0 ORDER BY "SystemModstamp" DESC, "Id" DESC LIMIT 10`,
    )
    .all()
    .map((row) => String(row.id));
  const records = org.engine.retrieve(object, recent, ['Id'], request.version);
  return {
    status: 200,
    body: `{"objectDescribe":${JSON.stringify(summary(object, request.version))},"recentItems":[${records.join(',')}]}`,
  };
};

export const objectDescription: Handler = (org, request, type) =>
  okValue(
    describe(
      objectOr404(type as string),
      request.version,
      org.store
        .statement(
          'SELECT "IsoCode" AS code FROM "CurrencyType" WHERE "IsActive" = 1 ORDER BY "IsCorporate" DESC, "IsoCode"',
        )
        .all()
        .map((row) => String(row.code)),
    ),
  );

export const limits: Handler = (org) => okValue(org.usage.limits());

export const recentRecords: Handler = () => okValue([]);

/** Ids of the records changed between two instants. */
export const updatedRecords: Handler = (org, request, type) => {
  const { object, from, to } = span(request.query, type as string);
  const rows = org.store
    .statement(
      `SELECT "Id" AS id FROM "${object.name}" WHERE "SystemModstamp" >= ? AND "SystemModstamp" < ? AND "IsDeleted" = 0`,
    )
    .all(from, to);
  return okValue({ ids: rows.map((row) => row.id), latestDateCovered: to });
};

/** Ids of the records deleted between two instants. */
export const deletedRecords: Handler = (org, request, type) => {
  const { object, from, to } = span(request.query, type as string);
  const rows = org.store
    .statement(
      `SELECT "Id" AS id, "SystemModstamp" AS at FROM "${object.name}" WHERE "SystemModstamp" >= ? AND "SystemModstamp" < ? AND "IsDeleted" = 1`,
    )
    .all(from, to);
  return okValue({
    deletedRecords: rows.map((row) => ({ deletedDate: row.at, id: row.id })),
    earliestDateAvailable: from,
    latestDateCovered: to,
  });
};

function span(query: URLSearchParams, type: string) {
  const object = objectOr404(type);
  const [from, to] = ['start', 'end'].map((name) => {
    const text = query.get(name);
    if (text === null) throw notFound(`${name} is required`);
    // A plus sign in an unencoded query string arrives as a space.
    const time = Date.parse(text.replace(' ', '+').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    if (Number.isNaN(time) || !/^\d{4}-/.test(text))
      throw new RequestError(400, 'INVALID_REPLICATION_DATE', `invalid date: ${text}`);
    return dateTimeText(time);
  }) as [string, string];
  if (from >= to) throw new RequestError(400, 'INVALID_REPLICATION_DATE', 'startDate must be before endDate');
  return { object, from, to };
}
