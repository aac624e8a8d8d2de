import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import type { Row } from '../store/store.ts';
import { requireActiveBook } from './price-book.ts';
import type { Rules } from './rules.ts';

const { saves } = ASSUMED;
const LONGEST_TERM = 999n;

export const contractRules: Rules = {
  creating(_context, row) {
    if (row.Status === 'Activated') refuse('FAILED_ACTIVATION', saves.contractStatus, ['Status']);
    apply(row);
  },
  updating(context, row, before, changes) {
    apply(row);
    if (row.StatusCode === 'Activated' && before.StatusCode !== 'Activated') {
      row.ActivatedDate = context.now;
      row.ActivatedById = context.userId;
    } else if (before.StatusCode === 'Activated') {
      if (row.StatusCode !== 'Activated') refuse('FIELD_INTEGRITY_EXCEPTION', saves.contractBack, ['Status']);
      for (const field of ['AccountId', 'CurrencyIsoCode'])
        if (changes.has(field) && row[field] !== before[field])
          refuse('FIELD_INTEGRITY_EXCEPTION', saves.contractFixed(field), [field]);
    }
  },
  validating(context, row, _before, changes) {
    requireActiveBook(context, row, changes);
    const term = row.ContractTerm;
    if (typeof term === 'bigint' && (term < 1n || term > LONGEST_TERM))
      refuse('NUMBER_OUTSIDE_VALID_RANGE', saves.contractTerm, ['ContractTerm']);
  },
  deleting(_context, row) {
    if (row.StatusCode === 'Activated') refuse('DELETE_FAILED', saves.contractDeleted);
  },
};

/** The last day of the term, which starts on the start date. */
function apply(row: Row): void {
  row.StatusCode = row.Status ?? null;
  row.EndDate = null;
  if (typeof row.StartDate !== 'string' || typeof row.ContractTerm !== 'bigint') return;
  const [year, month, day] = row.StartDate.split('-').map(Number) as [number, number, number];
  const end = new Date(Date.UTC(year, month - 1 + Number(row.ContractTerm), day));
  if (Number.isNaN(end.getTime())) return;
  // A month that is too short ends on its last day.
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  else end.setUTCDate(day - 1);
  row.EndDate = end.toISOString().slice(0, 10);
}
