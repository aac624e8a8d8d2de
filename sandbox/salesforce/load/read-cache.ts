import type { RuleContext } from '../rules/rules.ts';
import type { Row } from '../store/store.ts';

const KEPT = 5_000;

/** The context with records kept after reading: a load reads the same prices and parents again and again; callers leave them as they are. */
export function cachedReads(context: RuleContext): RuleContext {
  const rows = new Map<string, Row>();
  const places = new Map<string, number | undefined>();
  return {
    ...context,
    decimalPlaces: (currency) => {
      const known = places.get(currency);
      if (known !== undefined) return known;
      const digits = context.decimalPlaces(currency);
      places.set(currency, digits);
      return digits;
    },
    read: (object, id) => {
      const known = rows.get(id);
      if (known) return known;
      const row = context.read(object, id);
      if (!row) return undefined;
      if (rows.size >= KEPT) rows.clear();
      rows.set(id, row);
      return row;
    },
    update: (object, id, changes) => {
      rows.delete(id);
      context.update(object, id, changes);
    },
  };
}
