import type { Effect } from '#engine/operation.ts';
import { documentsByIds } from '#sources/netsuite/documents.ts';
import { type InvoiceRecord, invoice } from '#sources/netsuite/invoices.ts';
import type { NetSuite } from '#sources/netsuite/netsuite.ts';
import { headerEffect } from './effects.ts';

/** Where invoices stood before something was set against them, by id; plain JSON. */
export type InvoiceBalances = Readonly<Record<string, InvoiceBalance>>;
interface InvoiceBalance {
  readonly status: string;
  readonly amountRemaining: string;
}

/** The invoices of NetSuite that there are among these. */
export async function invoicesById(
  netsuite: NetSuite,
  ids: readonly string[],
): Promise<Map<string, InvoiceRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await documentsByIds({ ...netsuite, partner: undefined }, 'CustInvc', ids);
  return new Map(rows.map((row) => [row.id ?? '', invoice(row)]));
}

export function balancesOf(invoices: Iterable<InvoiceRecord>): InvoiceBalances {
  return Object.fromEntries([...invoices].map((one) => [one.id, balanceOf(one)]));
}

/** What became of the invoices, one effect each, in their order. */
export async function balanceEffects(netsuite: NetSuite, before: InvoiceBalances): Promise<Effect[]> {
  const now = await invoicesById(netsuite, Object.keys(before));
  return Object.entries(before).map(([id, balance]) => {
    const after = now.get(id);
    return headerEffect(
      'invoice',
      id,
      { ...balance },
      after ? { ...balanceOf(after) } : { status: null, amountRemaining: null },
      after?.version ?? null,
    );
  });
}

function balanceOf({ statusLetter, outstanding }: InvoiceRecord): InvoiceBalance {
  return { status: statusLetter, amountRemaining: outstanding };
}
