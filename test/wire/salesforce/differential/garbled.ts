import { Dice } from '../../../support/dice.ts';
import type { Deal } from './deals.ts';
import { groupQuestion, groupSoql } from './groups.ts';
import { question } from './questions.ts';
import { soqlOf } from './soql.ts';

/** Pieces that fit nowhere in particular. */
const PIECES = [
  ...[
    'SELECT',
    'FROM',
    'WHERE',
    'AND',
    'OR',
    'NOT',
    'IN',
    'LIKE',
    'INCLUDES',
    'GROUP BY',
    'ROLLUP',
    'HAVING',
  ],
  ...[
    'ORDER BY',
    'DESC',
    'NULLS LAST',
    'LIMIT',
    'OFFSET',
    'FOR UPDATE',
    'ALL ROWS',
    'USING SCOPE mine',
    'WITH',
  ],
  ...['(', ')', ',', '.', "'", '"', '\\', ':', '=', '!=', '<', '*', '%', '{', '}', '\u0000', '\n', 'é', '😀'],
  ...['null', 'true', 'TODAY', 'LAST_N_DAYS:5', 'LAST_N_DAYS:-1', 'LAST_N_DAYS:99999999', '1e999', '-', '0'],
  ...['99999999999999999999', '2024-01-01', '2024-99-99', '2024-01-01T00:00:00Z', 'USD5', 'USD-5.5', ':bind'],
  ...[
    'Account',
    'Owner.Name',
    'What.Type',
    'Id',
    'BillingAddress',
    'Description',
    'a.b.c.d.e.f.g',
    'IsDeleted',
  ],
  ...[
    'COUNT()',
    'COUNT(Id)',
    'SUM(Amount)',
    'AVG(CloseDate)',
    'MIN(IsClosed)',
    'GROUPING(StageName)',
    'TYPEOF',
  ],
  ...[
    'FIELDS(ALL)',
    'toLabel(StageName)',
    'convertCurrency(Amount)',
    'FORMAT(SUM(Amount))',
    'DAY_ONLY(CreatedDate)',
  ],
  ...['(SELECT Id FROM OpportunityLineItems)', '(SELECT AccountId FROM Order)', 'CALENDAR_YEAR(CloseDate)'],
];

const SEARCH =
  'FIND {jo* OR "a b"} IN ALL FIELDS RETURNING Account(Id, Name WHERE Name LIKE \'a%\' ORDER BY Name LIMIT 3)';

/** A query or search with one to three of its pieces taken out, put in, replaced or exchanged. */
export function garbled(seed: number, rows: readonly Deal[]): { resource: 'query' | 'search'; text: string } {
  const dice = new Dice(seed);
  const searching = dice.chance(0.2);
  const whole = searching
    ? SEARCH
    : dice.chance(0.6)
      ? soqlOf(question(seed, rows))
      : groupSoql(groupQuestion(seed, rows));
  const pieces = whole.match(/'(?:\\.|[^'])*'|[\w.:-]+|[^\s\w]|\s+/g) ?? [];
  const changes = 1 + dice.below(3);
  for (let i = 0; i < changes; i++) {
    const at = dice.below(pieces.length);
    const other = dice.below(pieces.length);
    const piece = dice.one(PIECES);
    const kind = dice.below(4);
    if (kind === 0) pieces.splice(at, 1);
    else if (kind === 1) pieces.splice(at, 0, ` ${piece} `);
    else if (kind === 2) pieces[at] = piece;
    else [pieces[at], pieces[other]] = [pieces[other] as string, pieces[at] as string];
  }
  return { resource: searching ? 'search' : 'query', text: pieces.join('') };
}
