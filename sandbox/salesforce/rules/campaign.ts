import { refuse } from '../errors.ts';
import type { Row } from '../store/store.ts';
import type { RuleContext, Rules } from './rules.ts';

/** A member of a campaign is one lead or one contact, once. */
export const campaignMemberRules: Rules = {
  creating(context, row) {
    const [field, id] = row.LeadId === null ? ['ContactId', row.ContactId] : ['LeadId', row.LeadId];
    if (typeof id !== 'string')
      return refuse('REQUIRED_FIELD_MISSING', 'Required fields are missing: [LeadId, ContactId]', [
        'LeadId',
        'ContactId',
      ]);
    const others = context.referring('CampaignMember', field as string, id);
    if (others.some(({ CampaignId }) => CampaignId === row.CampaignId))
      refuse('DUPLICATE_VALUE', 'Already a campaign member.');
    applyResponse(context, row);
  },
  updating: applyResponse,
};

function applyResponse(context: RuleContext, row: Row): void {
  row.HasResponded = row.Status === 'Responded' ? 1n : 0n;
  if (row.HasResponded === 1n) row.FirstRespondedDate ??= context.now.slice(0, 10);
}
