import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import type { Row, StoredValue } from '../store/store.ts';
import type { RuleContext, Rules } from './rules.ts';

const { saves } = ASSUMED;
const COPIES = ['OpportunityPartner', 'AccountPartner'];

export const partnerRules: Rules = {
  creating(_context, row) {
    if ((row.AccountFromId === null) === (row.OpportunityId === null))
      refuse('FIELD_INTEGRITY_EXCEPTION', saves.partnerOfBoth, ['AccountFromId']);
    if (row.AccountFromId === row.AccountToId)
      refuse('FIELD_INTEGRITY_EXCEPTION', saves.partnerOfItself, ['AccountToId']);
  },
  deleting(context, row) {
    const opportunity = row.OpportunityId;
    if (row.IsPrimary === 1n && typeof opportunity === 'string' && context.read('Opportunity', opportunity))
      context.update('Opportunity', opportunity, { PartnerAccountId: null });
  },
  saved(context, row) {
    if (row.IsDeleted === 1n) return;
    if (copiesOf(context, row).length === 0) copy(context, row);
    if (row.IsPrimary === 1n && typeof row.OpportunityId === 'string')
      makePrimary(context, row, row.OpportunityId);
  },
};

/** A partner of a deal is shown at the deal; partners in general at both accounts, each as the other's. */
function copy(context: RuleContext, row: Row): void {
  const { AccountFromId = null, AccountToId = null, OpportunityId = null, Role = null, IsPrimary = 0n } = row;
  const common: Row = { Role, IsPrimary, ReversePartnerId: row.Id as StoredValue };
  if (typeof OpportunityId === 'string') {
    context.create('OpportunityPartner', { ...common, OpportunityId, AccountToId });
    return;
  }
  context.create('AccountPartner', { ...common, AccountFromId, AccountToId });
  context.create('AccountPartner', { ...common, AccountFromId: AccountToId, AccountToId: AccountFromId });
}

/** A deal has one primary partner: the newest. */
function makePrimary(context: RuleContext, row: Row, opportunityId: string): void {
  for (const other of context.referring('Partner', 'OpportunityId', opportunityId)) {
    if (other.IsPrimary !== 1n || other.Id === row.Id) continue;
    context.update('Partner', other.Id as string, { IsPrimary: 0n });
    for (const { object, id } of copiesOf(context, other)) context.update(object, id, { IsPrimary: 0n });
  }
  context.update('Opportunity', opportunityId, { PartnerAccountId: row.AccountToId ?? null });
}

function copiesOf(context: RuleContext, row: Row): { object: string; id: string }[] {
  return COPIES.flatMap((object) =>
    context
      .referring(object, 'ReversePartnerId', row.Id as string)
      .map((found) => ({ object, id: found.Id as string })),
  );
}
