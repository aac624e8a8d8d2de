import type { SaveFault } from '../errors.ts';
import type { OAuthContext } from '../oauth/context.ts';
import type { Org } from '../rest/rest.ts';
import type { SaveOutcome } from '../rest/save-results.ts';
import type { Content, Element } from './xml.ts';

/** A call of the SOAP API by a user with a session. */
export interface SoapCall {
  readonly org: Org;
  readonly oauth: OAuthContext;
  readonly origin: string;
  /** `66.0` */
  readonly version: string;
  readonly sessionId: string;
  readonly userId: string;
  readonly args: Element;
}

/** Answers a call with the content of its `result` elements. */
export type SoapOperation = (call: SoapCall) => Content;

/** Ends a call with a fault. */
export class SoapFault extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The outcome of one record as SOAP writes it. */
export function outcomeContent(outcome: SaveOutcome): Content {
  const { id, success, created } = outcome;
  return {
    created,
    errors: outcome.success ? undefined : outcome.errors.map(errorContent),
    id: id ?? null,
    success,
  };
}

export function errorContent({ statusCode, message, fields }: SaveFault): Content {
  return { fields: [...fields], message, statusCode };
}
