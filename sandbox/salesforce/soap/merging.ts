import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import { objectNamed, referrersOf } from '../objects/catalogue.ts';
import { MERGEABLE } from '../objects/describe.ts';
import type { SObject } from '../objects/sobject.ts';
import { stamps } from '../records/stamps.ts';
import { outcomeOf } from '../rest/save-results.ts';
import { wrongType } from '../rest/sobject-rows.ts';
import { errorContent, type SoapCall, type SoapOperation } from './call.ts';
import { readRecord } from './record-calls.ts';
import { child, childrenNamed, type Element } from './xml.ts';

const MAX_MERGED = 2;

/** Merges up to two records into a third, which takes over what refers to them. */
export const mergeRecords: SoapOperation = (call) =>
  childrenNamed(call.args, 'request')
    .concat(childrenNamed(call.args, 'mergeRequests'))
    .map((request) => {
      let related: string[] = [];
      const merged = childrenNamed(request, 'recordToMergeIds').map(({ text }) => text);
      const outcome = outcomeOf(
        () => ({}),
        () => {
          const done = call.org.store.atomically(() => merge(call, request, merged));
          related = done.related;
          return { id: done.id };
        },
      );
      return {
        errors: outcome.success ? undefined : outcome.errors.map(errorContent),
        id: outcome.id ?? null,
        mergedRecordIds: outcome.success ? merged : undefined,
        success: outcome.success,
        updatedRelatedIds: related,
      };
    });

function merge(
  call: SoapCall,
  request: Element,
  texts: readonly string[],
): { id: string; related: string[] } {
  const { org, userId } = call;
  const master = child(request, 'masterRecord');
  if (!master) return refuse('MISSING_ARGUMENT', ASSUMED.soap.noMaster);
  const { object, id: masterText, fields } = readRecord(master);
  if (!MERGEABLE.has(object.name)) refuse('INVALID_TYPE', ASSUMED.soap.notMergeable(object.name));
  if (texts.length === 0 || texts.length > MAX_MERGED)
    refuse('INVALID_NUMBER_OF_RECORDS', ASSUMED.soap.mergeCount(MAX_MERGED));
  const id = idOf(object, masterText ?? '');
  const ids = texts.map((text) => idOf(object, text));
  if (ids.includes(id) || new Set(ids).size < ids.length) refuse('DUPLICATE_VALUE', ASSUMED.soap.mergedTwice);
  org.records.update(object, id, fields, userId);
  const related = ids.flatMap((loser) => moveReferences(call, object, loser, id));
  for (const loser of ids) org.records.remove(object, loser, userId);
  return { id, related };
}

function moveReferences({ org, userId }: SoapCall, object: SObject, from: string, to: string): string[] {
  return referrersOf(object).flatMap(({ object: referrer, field }) => {
    const rows = org.store
      .statement(`SELECT "Id" AS id FROM "${referrer.name}" WHERE "${field.name}" = ? AND "IsDeleted" = 0`)
      .all(from);
    return rows.map((row) => {
      const id = String(row.id);
      org.store.update(objectNamed(referrer.name), id, {
        [field.name]: to,
        ...stamps(userId, org.clock.next()),
      });
      return id;
    });
  });
}

function idOf(object: SObject, text: string): string {
  const id = canonicalId(text);
  if (!id?.startsWith(object.keyPrefix)) throw wrongType(object, text);
  return id;
}
