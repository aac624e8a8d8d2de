import assert from 'node:assert/strict';
import { rowMakers } from '../../audit/row.ts';
import type { LiveOrg, OrgAnswer, SalesforceNeed } from './live-org.ts';

export const { must, should } = rowMakers<LiveOrg, SalesforceNeed>();

/** That a call was refused in the vendor's envelope, with this status, code and, where given, message. */
export function refused(
  answer: OrgAnswer,
  status: number,
  errorCode: string,
  message?: string | RegExp,
): void {
  const [first] = Array.isArray(answer.json) ? answer.json : [];
  assert.deepEqual([answer.status, first?.errorCode], [status, errorCode], answer.text);
  if (typeof message === 'string') assert.equal(first.message, message);
  if (message instanceof RegExp) assert.match(first.message, message);
}

/** That a query is refused; with which code is left open where no source tells it. */
export async function refusedQuery(
  org: LiveOrg,
  soql: string,
  errorCode: string | undefined,
  message?: string | RegExp,
): Promise<void> {
  const answer = await org.get(`/query?q=${encodeURIComponent(soql)}`);
  refused(answer, 400, errorCode ?? answer.json?.[0]?.errorCode ?? 'a code', message);
}
