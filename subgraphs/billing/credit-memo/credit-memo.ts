import type { Connection } from '#kit/connection.ts';
import { type CreditMemoRecord, creditMemo } from '#sources/netsuite/credit-memos.ts';
import type { CreditMemoStatus } from '../generated/resolvers.ts';

export type CreditMemoPage = Connection<CreditMemoRecord>;

export const creditMemoKind = { type: 'CustCred', list: 'creditMemos', record: creditMemo } as const;

const STATUSES: Readonly<Record<string, CreditMemoStatus>> = { A: 'OPEN', B: 'APPLIED', V: 'VOIDED' };

export function creditMemoStatus({ statusLetter }: CreditMemoRecord): CreditMemoStatus {
  return STATUSES[statusLetter] ?? 'UNKNOWN';
}
