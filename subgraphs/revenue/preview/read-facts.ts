import { encodeId } from '#kit/ids.ts';
import { regularPeriods } from '#kit/report/period.ts';
import type { ContractLine, ContractRecord } from '#sources/contract.ts';
import { netsuiteIdOf } from '#sources/identity/counterpart.ts';
import type { Context } from '../context.ts';
import type { PreviewFacts, PreviewLine } from './facts.ts';

/** When a contract begins and is billed; what is not given is the day of the order, or today. */
export interface PreviewDates {
  readonly startsOn: string | null | undefined;
  readonly billedOn: string | null | undefined;
}

/** What a contract's preview is made from: its items' rules and prices and the accounting periods, read at once. */
export async function readFacts(
  context: Context,
  contract: ContractRecord,
  dates: PreviewDates,
): Promise<PreviewFacts> {
  const lines = contract.lines.map((line) => previewLine(context, line));
  const itemIds = [...new Set(lines.flatMap(({ itemId }) => (itemId === null ? [] : [itemId])))];
  const [items, { periods }] = await Promise.all([
    Promise.all(itemIds.map((id) => context.load.itemRevenue.load(id))),
    context.load.calendar(),
  ]);
  const startsOn = dates.startsOn ?? contract.orderedOn ?? context.today;
  return {
    currencyCode: contract.currencyCode,
    channel: contract.channel,
    startsOn,
    billedOn: dates.billedOn ?? startsOn,
    lines,
    items: new Map(items.flatMap((item) => (item === null ? [] : [[item.id, item] as const]))),
    periods: regularPeriods(periods),
  };
}

function previewLine({ identity }: Context, { product, ...line }: ContractLine): PreviewLine {
  return {
    ...line,
    productId: product && encodeId('Product', identity.canonical('product', product)),
    itemId: product && netsuiteIdOf(identity, 'product', product),
  };
}
