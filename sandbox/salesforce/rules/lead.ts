import { refuse } from '../errors.ts';
import { applyName } from './people.ts';
import type { Rules } from './rules.ts';

/** A converted lead is closed to changes. */
export const leadRules: Rules = {
  creating: (_context, row) => applyName(row),
  updating(_context, row, before) {
    if (before.IsConverted === 1n) refuse('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
    applyName(row);
  },
};
