import { Decimal } from '#kit/money.ts';

/** A line of an order, as one of the systems holds it. */
export interface ComparedLine {
  readonly id: string;
  /** NetSuite's item; null where NetSuite does not know the product. */
  readonly itemId: string | null;
  readonly quantity: string;
  readonly unitPrice: string | null;
}

/**
 * Which line of one order is which of the other, by id. Lines have no key that both systems keep, so they are told by
 * their product: the only line of it on either side, else the next one of the same quantity and price, else the only
 * one that remains. What is not certain is left out: to bill another line than the one that was meant is worse.
 */
export function sameLines(
  mine: readonly ComparedLine[],
  theirs: readonly ComparedLine[],
): Map<string, string> {
  const pairs = new Map<string, string>();
  const theirsByItem = Map.groupBy(theirs, ({ itemId }) => itemId);
  for (const [itemId, lines] of Map.groupBy(mine, (line) => line.itemId)) {
    const others = [...(theirsByItem.get(itemId) ?? [])];
    if (itemId === null || others.length !== lines.length) continue;
    const rest = lines.filter((line) => {
      const at = lines.length === 1 ? 0 : others.findIndex((other) => isAlike(line, other));
      if (at < 0) return true;
      const [other] = others.splice(at, 1);
      pairs.set(line.id, (other as ComparedLine).id);
      return false;
    });
    const [last] = rest;
    if (last && rest.length === 1) pairs.set(last.id, (others[0] as ComparedLine).id);
  }
  return pairs;
}

function isAlike(a: ComparedLine, b: ComparedLine): boolean {
  return (
    new Decimal(a.quantity).equals(b.quantity) && new Decimal(a.unitPrice ?? '0').equals(b.unitPrice ?? '0')
  );
}
