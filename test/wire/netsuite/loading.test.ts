import { describe, expect, test } from 'vitest';
import type { DataSet, Table } from '#sandbox/dataset/dataset.ts';
import { startNetSuiteSandbox } from '#sandbox/netsuite/service.ts';
import { contradictions, INVARIANTS, REVENUE_INVARIANTS } from './ledger-invariants.ts';
import { SMALL_TODAY, smallCompany, table } from './small-company.ts';
import { WireClient } from './wire-client.ts';

async function load<T>(files: Record<string, string>, look: (client: WireClient) => Promise<T>): Promise<T> {
  const small = smallCompany('with more files');
  const netsuite = new Map<string, Table>(small.netsuite);
  for (const [name, rows] of Object.entries(files)) netsuite.set(name, table(rows));
  const dataSet: DataSet = { ...small, netsuite };
  const sandbox = await startNetSuiteSandbox({ port: 0, dataSet, today: SMALL_TODAY });
  try {
    return await look(await WireClient.connect(sandbox.url));
  } finally {
    await sandbox.stop();
  }
}

describe('a data set', () => {
  test('may hold returns, refunds and deposits’ applications, which settle like those entered', async () => {
    const files = {
      returnAuthorization: `externalId,entity,createdFrom,tranDate,currency,line.externalId,line.item,line.quantity,line.rate
      RMA-A,C-2,INV-B,2024-03-02,USD,RMA-A-1,GAUGE,2,99.95`,
      cashRefund: `externalId,entity,createdFrom,tranDate,currency,line.item,line.quantity,line.rate
      CR-A,C-2,RMA-A,2024-03-04,USD,GAUGE,2,99.95`,
      depositApplication: `externalId,customer,deposit,tranDate,currency,apply.doc,apply.amount
      DA-A,C-1,DEP-A,2024-04-01,USD,INV-A,150`,
      customerRefund: `externalId,customer,tranDate,currency,apply.doc,apply.amount
      RF-A,C-1,2024-04-02,USD,DEP-A,350
      RF-A,C-1,2024-04-02,USD,PAY-A,9.70`,
    };
    await load(files, async (client) => {
      expect(
        await client.rows(
          `SELECT externalid, status, foreigntotal AS total, foreignamountunpaid AS open, foreignpaymentamountunused AS unused FROM transaction
            WHERE externalid IN ('RMA-A', 'CR-A', 'DA-A', 'RF-A', 'DEP-A', 'PAY-A', 'INV-A') ORDER BY externalid`,
        ),
      ).toEqual([
        { externalid: 'CR-A', status: 'Y', total: '199.9' },
        { externalid: 'DA-A', status: 'Y', total: '150' },
        { externalid: 'DEP-A', status: 'C', total: '500', unused: '0' },
        { externalid: 'INV-A', status: 'A', total: '1200.3', open: '50' },
        { externalid: 'PAY-A', status: 'B', total: '1050', unused: '40' },
        { externalid: 'RF-A', status: 'Y', total: '359.7' },
        { externalid: 'RMA-A', status: 'G', total: '-199.9' },
      ]);
      expect(await contradictions(client, [...INVARIANTS, ...REVENUE_INVARIANTS])).toEqual([]);
    });
  });

  test('plans deferred revenue that it has no plan for, by the rules of the items', async () => {
    const files = {
      cashSale: `externalId,entity,tranDate,currency,line.item,line.quantity,line.rate
      CASH-P,C-2,2024-05-20,USD,PLAN,1,60`,
    };
    await load(files, async (client) => {
      expect(
        await client.rows(
          `SELECT COUNT(*) AS n, SUM(r.amount) AS amount FROM revenueplanplannedrevenue r JOIN revenueplan p ON p.id = r.revenueplan AND p.revenueplantype = 'ACTUAL'
             JOIN revenueelement e ON e.id = p.createdfrom AND e.sourcerecordtype = 'cashsale'`,
        ),
      ).toEqual([{ n: '12', amount: '60' }]);
      expect(await contradictions(client, [...INVARIANTS, ...REVENUE_INVARIANTS])).toEqual([]);
    });
  });

  test('may have fiscal periods that are no months; documents post to that of their date', async () => {
    const files = {
      accountingPeriod: `externalId,periodName,startDate,endDate
      ${[
        '2024-01-01,2024-01-28',
        '2024-01-29,2024-02-25',
        '2024-02-26,2024-03-31',
        '2024-04-01,2024-04-28',
        '2024-04-29,2024-05-26',
        '2024-05-27,2024-06-30',
      ]
        .map((dates, index) => `P${index + 1},P${index + 1} FY24,${dates}`)
        .join('\n')}`,
      revenuePlan: `source,sourceLine,period,amount,currency,recognized
      INV-A,INV-A-1,P1,0.30,USD,T`,
      consolidatedExchangeRate: `postingPeriod,fromSubsidiary,toSubsidiary,averageRate,currentRate,historicalRate
      P3,EU,1,1.11,1.12,1.05`,
      item: `externalId,itemId,displayName,itemType,class,cost,revenueRecognitionRule
      GAUGE,GAUGE,Gauge,NonInvtPart,Hardware,10.25,POINT_IN_TIME
      PLAN,PLAN,Plan,Service,Software,1,STRAIGHT_LINE_4M
      TANK,TANK,Tank,InvtPart,Hardware,400,POINT_IN_TIME`,
    };
    await load(files, async (client) => {
      expect(
        await client.rows(
          `SELECT t.externalid, p.periodname, p.closed FROM transaction t JOIN accountingperiod p ON p.id = t.postingperiod WHERE t.externalid IN ('INV-A', 'PAY-A', 'PAY-D', 'JE-A') ORDER BY t.externalid`,
        ),
      ).toEqual([
        { externalid: 'INV-A', periodname: 'P1 FY24', closed: 'T' },
        { externalid: 'JE-A', periodname: 'P6 FY24', closed: 'F' },
        { externalid: 'PAY-A', periodname: 'P2 FY24', closed: 'T' },
        { externalid: 'PAY-D', periodname: 'P5 FY24', closed: 'T' },
      ]);
      expect(
        await client.rows(
          `SELECT p.periodname, r.amount FROM revenueplanplannedrevenue r JOIN revenueplan a ON a.id = r.revenueplan AND a.revenueplantype = 'ACTUAL' JOIN accountingperiod p ON p.id = r.plannedperiod
            JOIN item i ON i.id = a.item WHERE i.itemid = 'PLAN' ORDER BY p.startdate`,
        ),
      ).toEqual(['P1', 'P2', 'P3', 'P4'].map((name) => ({ periodname: `${name} FY24`, amount: '300' })));
    });
  });

  test('is refused by the name of a file, a rule or a method that there is not', async () => {
    const nothing = (): Promise<void> => Promise.resolve();
    await expect(load({ vendorBill: 'externalId\nX' }, nothing)).rejects.toThrow(
      'netsuite/vendorBill.csv: unknown record type vendorBill',
    );
    await expect(
      load({ revenueRecognitionRule: 'name,recognitionMethod,termInMonths\nMine,BY_MOON,3' }, nothing),
    ).rejects.toThrow(
      'netsuite/revenueRecognitionRule.csv row 2, column recognitionMethod: BY_MOON is not known',
    );
    await expect(
      load({ item: 'externalId,itemId,revenueRecognitionRule\nGAUGE,GAUGE,STRAIGHT_LINE_MOON_3M' }, nothing),
    ).rejects.toThrow('there is no revenuerecognitionrule STRAIGHT_LINE_MOON_3M');
  });
});
