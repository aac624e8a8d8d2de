import type { Row } from '../store/store.ts';
import type { RuleContext, Rules } from './rules.ts';

/** A case is closed by its status, and is its contact's account's unless it names another. */
export const caseRules: Rules = {
  creating(context, row) {
    complete(context, row);
    row.IsClosedOnCreate = row.IsClosed ?? 0n;
  },
  updating: complete,
};

function complete(context: RuleContext, row: Row): void {
  row.IsClosed = row.Status === 'Closed' ? 1n : 0n;
  row.ClosedDate = row.IsClosed === 1n ? (row.ClosedDate ?? context.now) : null;
  if (typeof row.ContactId === 'string' && row.AccountId === null)
    row.AccountId = context.read('Contact', row.ContactId)?.AccountId ?? null;
}
