import type { DataSet, Table } from '../../../sandbox/dataset/dataset.ts';
import { table } from '../../wire/netsuite/small-company.ts';

/** A period of a fiscal calendar as a data set has it. */
interface CalendarRow {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly isYear?: boolean;
}

const DAY_MS = 86_400_000;

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Months under a fiscal year that begins in February: FY 2025 is February 2024 to January 2025. */
export function shiftedYear(): CalendarRow[] {
  return [2025, 2026, 2027].flatMap((year) => [
    { name: `FY ${year}`, from: `${year - 1}-02-01`, to: `${year}-01-31`, isYear: true },
    ...Array.from({ length: 12 }, (_, index) => {
      const from = new Date(Date.UTC(year - 1, 1 + index, 1)).toISOString().slice(0, 10);
      const to = new Date(Date.UTC(year - 1, 2 + index, 0)).toISOString().slice(0, 10);
      return { name: `P${index + 1} FY${year}`, from, to };
    }),
  ]);
}

/** Weeks in quarters of four, four and five: 52 of them from the first Monday of each year on. */
export function weeks445(): CalendarRow[] {
  return ['2024-01-01', '2024-12-30', '2025-12-29'].flatMap((start, offset) => {
    const year = 2024 + offset;
    let from = start;
    const rows: CalendarRow[] = [
      { name: `FY ${year}`, from: start, to: plusDays(start, 52 * 7 - 1), isYear: true },
    ];
    for (let period = 0; period < 12; period++) {
      const to = plusDays(from, (period % 3 === 2 ? 5 : 4) * 7 - 1);
      rows.push({ name: `P${period + 1} ${year}`, from, to });
      from = plusDays(to, 1);
    }
    return rows;
  });
}

/** Two subsidiaries that sell in dollars, yen and dinars what is earned at once and over a year, by a calendar of their own. */
export function fiscalCompany(calendar: readonly CalendarRow[]): DataSet {
  const netsuite = new Map<string, Table>([
    [
      'accountingPeriod',
      table(
        ['externalId,periodName,startDate,endDate,isYear,isQuarter']
          .concat(
            calendar.map(
              ({ name, from, to, isYear }) => `${name},${name},${from},${to},${isYear ? 'T' : 'F'},F`,
            ),
          )
          .join('\n'),
      ),
    ],
    ['subsidiary', table('externalId,name,currency,country\nJP,Japan KK,JPY,JP')],
    [
      'currencyRate',
      table(`baseCurrency,transactionCurrency,exchangeRate,effectiveDate
      USD,KWD,3.25,2024-01-01
      USD,JPY,0.0064,2024-01-01
      JPY,USD,156.25,2024-01-01
      JPY,KWD,507.8125,2024-01-01`),
    ],
    [
      'consolidatedExchangeRate',
      table(
        ['postingPeriod,fromSubsidiary,toSubsidiary,averageRate,currentRate,historicalRate']
          .concat(
            calendar
              .filter(({ isYear }) => !isYear)
              .slice(0, 12)
              .map(
                ({ name }, index) =>
                  `${name},JP,1,${(0.0064 + index * 0.0001).toFixed(4)},${(0.0065 + index * 0.0001).toFixed(4)},0.0060`,
              ),
          )
          .join('\n'),
      ),
    ],
    ['employee', table('externalId,entityId,salesRep\nREP-1,Ada Rep,T')],
    [
      'item',
      table(`externalId,itemId,displayName,itemType,class,cost,revenueRecognitionRule
      GAUGE,GAUGE,Gauge,NonInvtPart,Hardware,10,POINT_IN_TIME
      PLAN,PLAN,Yearly Plan,Service,Software,1,STRAIGHT_LINE_12M`),
    ],
    [
      'customer',
      table(`externalId,entityId,companyName,subsidiary,currency,terms
      C-USD,C-USD,Dollar Buyer,1,USD,Net 30
      C-KWD,C-KWD,Dinar Buyer,1,KWD,Net 30
      C-JPY,C-JPY,Yen Buyer,JP,JPY,Net 30`),
    ],
    [
      'salesOrder',
      table(`externalId,entity,tranDate,subsidiary,currency,salesRep,line.externalId,line.item,line.quantity,line.rate
      SO-1,C-USD,2024-02-20,1,USD,REP-1,SO-1-1,PLAN,1,100.01
      SO-2,C-KWD,2024-02-21,1,KWD,REP-1,SO-2-1,PLAN,1,100.001
      SO-3,C-JPY,2024-02-22,JP,JPY,REP-1,SO-3-1,PLAN,1,1000
      SO-4,C-JPY,2024-03-01,JP,JPY,REP-1,SO-4-1,GAUGE,1,777`),
    ],
    [
      'invoice',
      table(`externalId,entity,createdFrom,tranDate,subsidiary,currency,salesRep,line.externalId,line.item,line.quantity,line.rate,line.orderLine
      INV-1,C-USD,SO-1,2024-02-20,1,USD,REP-1,INV-1-1,PLAN,1,100.01,SO-1-1
      INV-2,C-KWD,SO-2,2024-02-21,1,KWD,REP-1,INV-2-1,PLAN,1,100.001,SO-2-1
      INV-3,C-JPY,SO-3,2024-02-22,JP,JPY,REP-1,INV-3-1,PLAN,1,1000,SO-3-1
      INV-4,C-JPY,SO-4,2024-03-01,JP,JPY,REP-1,INV-4-1,GAUGE,1,777,SO-4-1`),
    ],
  ]);
  return { name: 'fiscal', today: '2024-06-15', salesforce: new Map(), netsuite };
}
