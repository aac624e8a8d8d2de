import { dateTimeText, instantOf } from '../clock.ts';
import { describe, describeGlobal, summary } from '../objects/describe.ts';
import { ifModifiedSince, lastModified } from './conditional.ts';
import { recentItems } from './recent.ts';
import { type Handler, type Org, ok, okValue, type RestReply, type RestRequest } from './rest.ts';
import { objectOr404 } from './sobject-rows.ts';

export const globalDescription: Handler = (org, request) =>
  unlessKnown(org, request, () => describeGlobal(request.version, request.origin));

export const objectDescription: Handler = (org, request, type) => {
  const object = objectOr404(type as string);
  return unlessKnown(org, request, () =>
    describe(object, request.version, request.origin, activeCurrencies(org)),
  );
};

export const objectSummary: Handler = (org, request, type) => {
  const object = objectOr404(type as string);
  const described = JSON.stringify(summary(object, request.version, request.origin));
  return ok(`{"objectDescribe":${described},"recentItems":${recentItems(org, object, request.version)}}`);
};

/** The schema is as old as the org, so a client that has read it since is told that nothing changed. */
function unlessKnown(org: Org, request: RestRequest, describe: () => unknown): RestReply {
  const made = org.store.statement('SELECT "SystemModstamp" AS at FROM "Organization"').get()?.at;
  const instant = instantOf(typeof made === 'string' ? made : dateTimeText(0));
  if (!ifModifiedSince(request, instant)) return { status: 304 };
  return { ...okValue(describe()), headers: lastModified(instant) };
}

function activeCurrencies(org: Org): string[] {
  return org.store
    .statement(
      'SELECT "IsoCode" AS code FROM "CurrencyType" WHERE "IsActive" = 1 ORDER BY "IsCorporate" DESC, "IsoCode"',
    )
    .all()
    .map((row) => String(row.code));
}
