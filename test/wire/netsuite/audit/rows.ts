import assert from 'node:assert/strict';
import { rowMakers } from '../../audit/row.ts';
import type { AccountAnswer, LiveAccount, NetSuiteNeed } from './live-account.ts';

export const { must, should } = rowMakers<LiveAccount, NetSuiteNeed>();

/** That a call was refused in the vendor's envelope, with this status, code and, where given, detail. */
export function refused(
  answer: AccountAnswer,
  status: number,
  errorCode: string,
  detail?: string | RegExp,
): void {
  const [first] = answer.json?.['o:errorDetails'] ?? [];
  assert.deepEqual([answer.status, first?.['o:errorCode']], [status, errorCode], answer.text);
  if (typeof detail === 'string') assert.equal(first.detail, detail);
  if (detail instanceof RegExp) assert.match(first.detail, detail);
}

/** That a query is refused; the detail is what stands behind the common beginning. */
export async function refusedQuery(account: LiveAccount, q: string, detail?: string | RegExp): Promise<void> {
  const answer = await account.suiteql(q);
  refused(answer, 400, 'INVALID_PARAMETER');
  const [{ detail: said, 'o:errorQueryParam': parameter }] = answer.json['o:errorDetails'];
  assert.equal(parameter, 'q');
  const prefix = 'Invalid search query. Detailed unprocessed description follows. ';
  assert.ok(said.startsWith(prefix), said);
  if (typeof detail === 'string') assert.equal(said.slice(prefix.length), detail);
  if (detail instanceof RegExp) assert.match(said, detail);
}
