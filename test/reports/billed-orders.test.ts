import { expect, test } from 'vitest';
import { billedOrders } from '../../sources/netsuite/reports/billed-orders.ts';
import { booksCalendar } from '../../sources/netsuite/reports/books-calendar.ts';
import { netsuiteAccount } from '../sources/support/netsuite-account.ts';
import { table } from '../wire/netsuite/small-company.ts';

test('where an order counts another quantity as billed than its bills say, what is told is in the digits of its currency', async () => {
  const currencies = ['USD', 'JPY', 'KWD'];
  // Orders count what is taken back on an invoice as billed, too.
  const account = await netsuiteAccount({
    name: 'bills that take back',
    today: '2024-03-15',
    salesforce: new Map(),
    netsuite: new Map([
      [
        'currencyRate',
        table(`baseCurrency,transactionCurrency,exchangeRate,effectiveDate
        USD,JPY,0.0064,2024-01-01
        USD,KWD,3.25,2024-01-01`),
      ],
      [
        'item',
        table('externalId,itemId,displayName,itemType,class,cost\nGAUGE,GAUGE,Gauge,NonInvtPart,Hardware,1'),
      ],
      [
        'customer',
        table(
          `externalId,entityId,companyName,currency,terms\n${currencies.map((code) => `C-${code},C-${code},${code},${code},Net 30`).join('\n')}`,
        ),
      ],
      [
        'salesOrder',
        table(
          `externalId,entity,tranDate,currency,line.externalId,line.item,line.quantity,line.rate,line.amount\n${currencies
            .map(
              (code, index) =>
                `SO-${code},C-${code},2024-02-20,${code},SO-${code}-1,GAUGE,3,,${['100.01', '1000', '100.001'][index]}`,
            )
            .join('\n')}`,
        ),
      ],
      [
        'invoice',
        table(
          `externalId,entity,createdFrom,tranDate,currency,line.item,line.quantity,line.rate,line.orderLine\n${currencies
            .map((code) => `INV-${code},C-${code},SO-${code},2024-02-21,${code},GAUGE,-1,1,SO-${code}-1`)
            .join('\n')}`,
        ),
      ],
    ]),
  });
  try {
    const access = { ...account.netsuite, partner: undefined };
    const { periods } = await booksCalendar(access);
    expect(await billedOrders(access, { buckets: [{ key: 'all', periods }] })).toEqual([
      { currencyCode: 'JPY', booked: '1000', billedAndUnbilled: '333' },
      { currencyCode: 'KWD', booked: '100.001', billedAndUnbilled: '33.334' },
      { currencyCode: 'USD', booked: '100.01', billedAndUnbilled: '33.34' },
    ]);
  } finally {
    await account.stop();
  }
});
