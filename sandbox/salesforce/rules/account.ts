import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import type { Rules } from './rules.ts';

export const accountRules: Rules = {
  deleting(context, row) {
    const won = context
      .referring('Opportunity', 'AccountId', row.Id as string)
      .filter((opportunity) => opportunity.IsWon === 1n);
    if (won.length > 0)
      refuse(
        'DELETE_FAILED',
        ASSUMED.saves.closedWon(String(row.Name), won.map(({ Name }) => Name).join(', ')),
      );
  },
};
