import { fieldNamed, objectNamed } from '../objects/catalogue.ts';
import type { RuleContext } from '../rules/rules.ts';
import { quoted } from '../store/layout.ts';
import type { Row, Store } from '../store/store.ts';

/** The rules' view of the store during one save by a user at an instant. */
export function ruleContext(store: Store, userId: string, now: string): RuleContext {
  return {
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
      // As text, since a sum may be larger than a double holds exactly.
      const sums = summed.map((name) => `, CAST(ifnull(SUM(${quoted(name)}), 0) AS TEXT)`).join('');
      const [row] = store
        .arrays(
          `SELECT COUNT(*)${sums} FROM ${quoted(object)} WHERE ${quoted(field)} = ? AND "IsDeleted" = 0`,
        )
        .all(id) as unknown as [[number, ...string[]]];
      const [count, ...texts] = row;
      return { count, sums: texts.map(BigInt) };
    },
    update: (object, id, changes) => {
      store.update(objectNamed(object), id, { ...changes, ...stamps(userId, now) });
    },
    note: (object, id, changes) => store.update(objectNamed(object), id, changes),
  };
}

/** What every write sets. */
export function stamps(userId: string, now: string): Row {
  return { LastModifiedDate: now, LastModifiedById: userId, SystemModstamp: now };
}

function corporateCurrency(store: Store): string {
  const row = store.statement('SELECT "IsoCode" AS code FROM "CurrencyType" WHERE "IsCorporate" = 1').get();
  return String(row?.code ?? 'USD');
}
