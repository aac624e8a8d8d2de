import { RequestError, type SaveFault, SaveRefusal } from '../errors.ts';
import type { RestReply } from './rest.ts';

/** The outcome of one record in a call about several. */
export type SaveOutcome =
  | { readonly id: string; readonly success: true; readonly created?: boolean }
  | {
      readonly id?: string;
      readonly success: false;
      readonly errors: readonly SaveFault[];
      readonly created?: boolean;
    };

const NOT_THERE = new Set(['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY']);

/** A refused save of a single record as an HTTP reply, where faults have an `errorCode`. */
export function refusalReply(refusal: SaveRefusal): RestReply {
  const [first] = refusal.faults;
  const missing = first !== undefined && first.fields.length === 0 && NOT_THERE.has(first.statusCode);
  const body = refusal.faults.map(({ statusCode, message, fields }) => ({
    message,
    errorCode: statusCode,
    fields,
  }));
  return { status: missing ? 404 : 400, body: JSON.stringify(body) };
}

/** Saves one record of several: a refusal becomes its outcome, with what is known of the record anyway. */
export function outcomeOf(
  known: () => { id?: string; created?: boolean },
  save: () => { id: string; created?: boolean },
): SaveOutcome {
  try {
    return { ...save(), success: true };
  } catch (error) {
    return { ...known(), success: false, errors: faultsOf(error) };
  }
}

function faultsOf(error: unknown): readonly SaveFault[] {
  if (error instanceof SaveRefusal) return error.faults;
  if (error instanceof RequestError)
    return [{ statusCode: error.errorCode, message: error.message, fields: error.fields ?? [] }];
  throw error;
}

/** What the records that were valid are told when an all-or-none call is rolled back. */
export const ROLLED_BACK: SaveFault = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: [],
};

/** Collections report `errors` with `statusCode`. */
export function outcomeJson(outcome: SaveOutcome): unknown {
  const { id, success, created } = outcome;
  return {
    ...(id === undefined ? {} : { id }),
    success,
    errors: outcome.success ? [] : outcome.errors,
    ...(created === undefined ? {} : { created }),
  };
}
