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
