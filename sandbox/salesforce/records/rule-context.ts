import { fieldNamed, objectNamed } from '../objects/catalogue.ts';
import type { RuleContext } from '../rules/rules.ts';
import { quoted } from '../store/layout.ts';
import type { Row, Store } from '../store/store.ts';
import { newRow } from './new-row.ts';
import { requireRange } from './number-range.ts';
import { stamps } from './stamps.ts';

const PART = 1_000_000_000n;

/** The rules' view of the store during one save by a user at an instant. */
export function ruleContext(store: Store, userId: string, now: string): RuleContext {
  const context: RuleContext = {
    userId,
    now,
    corporateCurrency: corporateCurrency(store),
    decimalPlaces: (currency) => {
      const row = store
        .statement(
          'SELECT "DecimalPlaces" AS digits FROM "CurrencyType" WHERE "IsoCode" = ? AND "IsActive" = 1',
        )
        .get(currency);
      return row ? Number(row.digits) : undefined;
    },
    read: (object, id) => {
      const row = store.read(objectNamed(object), id);
      return row?.IsDeleted === 0n ? row : undefined;
    },
    referring: (object, field, id) => {
      const column = quoted(fieldNamed(objectNamed(object), field).name);
      return store
        .statement(`SELECT * FROM ${quoted(object)} WHERE ${column} = ? AND "IsDeleted" = 0`)
        .all(id) as Row[];
    },
    totals: (object, field, id, summed) => {
      // In two parts and as text, since a sum may be larger than SQLite's whole numbers.
      const sums = summed
        .map((name) => `, ${partSum(`${quoted(name)} / ${PART}`)}, ${partSum(`${quoted(name)} % ${PART}`)}`)
        .join('');
      const [row] = store
        .arrays(
          `SELECT COUNT(*)${sums} FROM ${quoted(object)} WHERE ${quoted(field)} = ? AND "IsDeleted" = 0`,
        )
        .all(id) as unknown as [[number, ...string[]]];
      const [count, ...texts] = row;
      const parts = texts.map(BigInt);
      return { count, sums: summed.map((_, i) => (parts[2 * i] ?? 0n) * PART + (parts[2 * i + 1] ?? 0n)) };
    },
    update: (object, id, changes) => {
      requireRange(objectNamed(object), changes);
      store.update(objectNamed(object), id, { ...changes, ...stamps(userId, now) });
    },
    create: (object, values) => {
      const row = newRow(store, context, objectNamed(object), values, now);
      requireRange(objectNamed(object), row);
      store.insert(objectNamed(object), row);
      return row.Id as string;
    },
    remove: (object, id) => context.update(object, id, { IsDeleted: 1n }),
    note: (object, id, changes) => store.unobserved(() => store.update(objectNamed(object), id, changes)),
  };
  return context;
}

function partSum(expression: string): string {
  return `CAST(ifnull(SUM(${expression}), 0) AS TEXT)`;
}

function corporateCurrency(store: Store): string {
  const row = store.statement('SELECT "IsoCode" AS code FROM "CurrencyType" WHERE "IsCorporate" = 1').get();
  return String(row?.code ?? 'USD');
}
