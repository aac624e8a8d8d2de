import type { Reply } from '../server/exchange.ts';
import { ASSUMED } from './assumed.ts';

export const RESTLET_PATH = '/app/site/hosting/restlet.nl';

/** The account has no scripts: every RESTlet is answered as one that does not exist, in SuiteScript's own form. */
export function answerRestlet(): Reply {
  const { code, message, status } = ASSUMED.unknownRestlet;
  return { status, json: { error: { code, message } } };
}
