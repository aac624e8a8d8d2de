import { addMonths, firstDayOf, formatDay, monthOf } from '../calendar-day.ts';
import { listPrice, PRODUCTS, type Product } from './catalogue.ts';
import { companyName } from './company-names.ts';
import type { Customer } from './customers.ts';
import { CURRENCIES, formatAmount, percentOf } from './money.ts';
import { TableBuilder } from './table-builder.ts';

/** Percent off the list price by level, and what is taken off on top from so many pieces on. */
const LEVELS = [
  { level: 'Silver', discount: 15 },
  { level: 'Gold', discount: 20 },
] as const;
const TIERS = [
  { from: 1, more: 0 },
  { from: 25, more: 5 },
] as const;
/** Serial number of the first end customer that a registered deal names, far past those who bought before. */
const FIRST_PROSPECT = 60_000;

/** The partner program's level of a reseller; undefined for everybody else. */
export function partnerLevel({ kind, discount }: Customer): (typeof LEVELS)[number]['level'] | undefined {
  return kind === 'RESELLER' ? LEVELS.find((it) => it.discount === discount)?.level : undefined;
}

/** What partners pay by level, quantity and year, and the deals that resellers have registered. */
export function resellerTables(
  customers: readonly Customer[],
  today: number,
): { partnerPrice: TableBuilder; dealRegistration: TableBuilder } {
  return {
    partnerPrice: priceTable(today),
    dealRegistration: registrationTable(
      customers.filter(({ kind }) => kind === 'RESELLER'),
      today,
    ),
  };
}

/** Each year's list, last year's to next year's; prices of next year are three percent higher. */
function priceTable(today: number): TableBuilder {
  const table = new TableBuilder([
    'External_Id__c',
    'Partner_Level__c',
    'Product__r.External_Id__c',
    'CurrencyIsoCode',
    'Minimum_Quantity__c',
    'Unit_Price__c',
    'Valid_From__c',
    'Valid_To__c',
  ]);
  const thisYear = Math.floor(monthOf(today) / 12);
  for (const year of [thisYear - 1, thisYear, thisYear + 1])
    for (const product of Object.values<Product>(PRODUCTS)) {
      if (product.retired && year >= thisYear) continue;
      for (const { level, discount } of LEVELS)
        for (const { from, more } of TIERS)
          for (const { code } of CURRENCIES) {
            const uplift = year > thisYear ? 3 : 0;
            const list = percentOf(listPrice(product, code), 100 + uplift);
            table.add([
              `${level}-${product.id}-${code}-${from}-${year}`,
              level,
              product.id,
              code,
              String(from),
              formatAmount(percentOf(list, 100 - discount - more), code),
              formatDay(firstDayOf(year * 12)),
              // The last list that is known has no end yet.
              year > thisYear ? '' : formatDay(firstDayOf((year + 1) * 12) - 1),
            ]);
          }
    }
  return table;
}

/** Of each reseller one deal that is approved, one whose approval has run out, and one that waits for an answer. */
function registrationTable(resellers: readonly Customer[], today: number): TableBuilder {
  const table = new TableBuilder([
    'External_Id__c',
    'Partner__r.External_Id__c',
    'Status__c',
    'End_Customer__c',
    'End_Customer_Country__c',
    'Product__r.External_Id__c',
    'CurrencyIsoCode',
    'Special_Price__c',
    'Additional_Discount__c',
    'Valid_To__c',
  ]);
  resellers.forEach(({ id, ordinal, country }, i) => {
    const { currency } = country;
    const product = PRODUCTS.gaugePro;
    const special = formatAmount(percentOf(listPrice(product, currency), 70), currency);
    const endCustomer = (n: number): string => companyName(FIRST_PROSPECT + i * 3 + n).name;
    const deals = [
      {
        status: 'Approved',
        until: formatDay(addMonths(today, 3)),
        product: product.id,
        price: special,
        more: '',
      },
      { status: 'Approved', until: formatDay(addMonths(today, -1)), product: '', price: '', more: '5' },
      { status: 'Submitted', until: '', product: '', price: '', more: ordinal % 2 === 0 ? '5' : '' },
    ];
    deals.forEach((deal, n) => {
      table.add([
        `DEAL-${id}-${n + 1}`,
        id,
        deal.status,
        endCustomer(n),
        country.code,
        deal.product,
        currency,
        deal.price,
        deal.more,
        deal.until,
      ]);
    });
  });
  return table;
}
