import { Dice } from '../../support/dice.ts';
import { liftCreditStops, line, soqlRows } from './held-orders.ts';
import type { SandboxPrograms } from './sandbox-programs.ts';

/** A purchase order that a partner will submit, at the prices of its own price list. */
export interface ResellerOrder {
  readonly partner: string;
  readonly poNumber: string;
  readonly currencyCode: string;
  /** As `HeldOrder` has them. */
  readonly lines: readonly string[];
  /** Of `submitResellerOrder`. */
  readonly input: Readonly<Record<string, unknown>>;
}

interface Partner {
  readonly External_Id__c: string;
  readonly CurrencyIsoCode: string;
  readonly Partner_Level__c: string;
}

interface Price {
  readonly Unit_Price__c: number;
  readonly Partner_Level__c: string;
  readonly CurrencyIsoCode: string;
  readonly Product__r: { readonly External_Id__c: string };
}

export interface ResellerOrdersWanted {
  readonly prefix: string;
  readonly count: number;
  readonly seed: number;
  /** How many take turns at the most. */
  readonly partners: number;
  /** A line for some products or for all: then Salesforce takes the order by a resource of its own, which reads nothing. */
  readonly lines?: 'few' | 'all';
}

/** Their purchase order numbers begin with `prefix`. */
export async function resellerOrders(
  sandboxes: SandboxPrograms,
  { prefix, count, seed, partners: most, lines: size = 'few' }: ResellerOrdersWanted,
): Promise<readonly ResellerOrder[]> {
  const dice = new Dice(seed);
  const url = sandboxes.url('salesforce');
  const known = await soqlRows<Partner>(
    url,
    'SELECT External_Id__c, CurrencyIsoCode, Partner_Level__c FROM Account WHERE Partner_Level__c != null ORDER BY External_Id__c',
  );
  const partners = known.slice(0, most);
  const prices = await soqlRows<Price>(
    url,
    `SELECT Unit_Price__c, Partner_Level__c, CurrencyIsoCode, Product__r.External_Id__c FROM Partner_Price__c
     WHERE Minimum_Quantity__c = 1 AND Valid_From__c <= TODAY AND (Valid_To__c = null OR Valid_To__c >= TODAY)`.replace(
      /\s+/g,
      ' ',
    ),
  );
  await liftCreditStops(
    sandboxes.url('netsuite'),
    partners.map((partner) => partner.External_Id__c),
  );
  return Array.from({ length: count }, (_, n) => {
    const partner = partners[n % partners.length] as Partner;
    const { CurrencyIsoCode: currencyCode, Partner_Level__c: level } = partner;
    const offered = prices.filter(
      (price) => price.Partner_Level__c === level && price.CurrencyIsoCode === currencyCode,
    );
    const lines = dice
      .some(offered, size === 'all' ? offered.length : dice.between(1, 3))
      .map((price, i) => ({
        lineNumber: i + 1,
        productReference: price.Product__r.External_Id__c,
        quantity: String(dice.between(1, 5)),
        unitPrice: String(price.Unit_Price__c),
      }));
    const poNumber = `${prefix}${String(n).padStart(5, '0')}`;
    return {
      partner: partner.External_Id__c,
      poNumber,
      currencyCode,
      lines: lines
        .map(({ productReference, quantity, unitPrice }) => line(productReference, quantity, unitPrice))
        .toSorted(),
      input: {
        idempotencyKey: `key of ${poNumber}`,
        poNumber,
        endCustomer: { name: `End customer ${n}`, countryCode: 'DE' },
        currencyCode,
        lines,
      },
    };
  });
}
