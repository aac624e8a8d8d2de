import { refuse } from '../errors.ts';
import type { Row } from '../store/store.ts';
import type { Rules } from './rules.ts';

/** Users, contacts and leads have their full name from its parts. */
export const personRules: Rules = {
  creating: (_context, row) => applyName(row),
  updating: (_context, row) => applyName(row),
};

export function applyName(row: Row): void {
  row.Name = [row.FirstName, row.LastName].filter((part) => part !== null).join(' ');
}

export const partnerRules: Rules = {
  creating(context, row) {
    if ((row.AccountFromId === null) === (row.OpportunityId === null))
      refuse('FIELD_INTEGRITY_EXCEPTION', 'Either AccountFromId or OpportunityId must be given', [
        'AccountFromId',
      ]);
    const opportunity = row.OpportunityId;
    if (typeof opportunity !== 'string' || row.IsPrimary !== 1n) return;
    // An opportunity has one primary partner: the newest.
    for (const other of context.referring('Partner', 'OpportunityId', opportunity))
      if (other.IsPrimary === 1n) context.update('Partner', other.Id as string, { IsPrimary: 0n });
    context.update('Opportunity', opportunity, { PartnerAccountId: row.AccountToId ?? null });
  },
};
