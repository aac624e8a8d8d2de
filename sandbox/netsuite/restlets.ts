import type { Exchange, Reply } from '../server/exchange.ts';
import { ASSUMED } from './assumed.ts';
import type { Document } from './books/document.ts';
import type { Company } from './company.ts';
import { NetSuiteError } from './errors.ts';
import { isJson, type Json, property } from './record/field-values.ts';

export const RESTLET_PATH = '/app/site/hosting/restlet.nl';

type Script = (body: Json, company: Company) => unknown;

/**
 * The account's scripts, by their ids: what NetSuite does only in its user interface or through SuiteScript. Each takes
 * JSON by POST and answers JSON.
 */
const SCRIPTS: Readonly<Record<string, Script>> = {
  /** "Update Revenue Arrangements and Revenue Plans" at once; else it is done every three hours. */
  customscript_update_revenue_plans: (_, company) =>
    company.write(() => company.revenue.update(company.wallClock())),
  /** "Create Revenue Recognition Journal Entries" of an accounting period: `{period: id}`; gives the journals' ids. */
  customscript_create_revenue_journals: (body, company) => ({
    journals: company.write(() => company.revenue.recognize(idOf(body, 'period'), company.wallClock())),
  }),
  /** SuiteScript's `transaction.void`: `{id}`; gives the reversing journal's id. */
  customscript_void_transaction: (body, company) => {
    const document: Document | undefined = company.readDocument(idOf(body, 'id'));
    if (!document) throw new ScriptError('RCRD_DSNT_EXIST', ASSUMED.noSuchRecord);
    return {
      journal: company.write(() =>
        company.bookkeeping.voidDocument(document, company.businessDay(), company.wallClock()),
      ),
    };
  },
};

/** What a script throws, as SuiteScript's own errors are. */
class ScriptError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Answers a RESTlet: its script runs, or is answered as one that does not exist, in SuiteScript's own form. */
export function answerRestlet(exchange: Exchange, company: Company): Reply {
  const id = exchange.query.get('script') ?? '';
  const script = Object.hasOwn(SCRIPTS, id) ? SCRIPTS[id] : undefined;
  const { code, message, status } = ASSUMED.unknownRestlet;
  if (!script || exchange.query.get('deploy') === null) return { status, json: { error: { code, message } } };
  if (exchange.method !== 'POST')
    return refused(new ScriptError('SSS_INVALID_SCRIPT_ID', ASSUMED.restletMethod));
  try {
    return { status: 200, json: script(readBody(exchange.body), company) };
  } catch (error) {
    if (error instanceof ScriptError || error instanceof NetSuiteError) return refused(error);
    throw error;
  }
}

function refused({ code, message }: { code: string; message: string }): Reply {
  return { status: 400, json: { error: { code, message } } };
}

function readBody(text: string): Json {
  if (text.trim() === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (isJson(body)) return body;
  } catch {
    // answered below like any other body that is no object
  }
  throw new ScriptError('INVALID_JSON', ASSUMED.restletBody);
}

function idOf(body: Json, name: string): number {
  const value = property(body, name);
  if (value === undefined || value === null || !/^\d{1,15}$/.test(String(value)))
    throw new ScriptError('SSS_MISSING_REQD_ARGUMENT', `${ASSUMED.restletArgument}${name}`);
  return Number(value);
}
