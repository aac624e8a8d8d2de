import { refuse } from '../errors.ts';
import type { Row } from '../store/store.ts';
import type { Rules } from './rules.ts';

export const contractRules: Rules = {
  creating(_context, row) {
    if (row.Status === 'Activated')
      refuse('FAILED_ACTIVATION', 'Choose a valid contract status and save your changes.', ['Status']);
    apply(row);
  },
  updating(context, row, before) {
    apply(row);
    if (row.StatusCode === 'Activated' && before.StatusCode !== 'Activated') {
      row.ActivatedDate = context.now;
      row.ActivatedById = context.userId;
    } else if (before.StatusCode === 'Activated' && row.StatusCode !== 'Activated')
      refuse('FIELD_INTEGRITY_EXCEPTION', 'An activated contract cannot go back to another status', [
        'Status',
      ]);
  },
};

/** The last day of the term, which starts on the start date. */
function apply(row: Row): void {
  row.StatusCode = row.Status ?? null;
  row.EndDate = null;
  if (typeof row.StartDate !== 'string' || typeof row.ContractTerm !== 'bigint') return;
  const [year, month, day] = row.StartDate.split('-').map(Number) as [number, number, number];
  const end = new Date(Date.UTC(year, month - 1 + Number(row.ContractTerm), day));
  // A month that is too short ends on its last day.
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  else end.setUTCDate(day - 1);
  row.EndDate = end.toISOString().slice(0, 10);
}
