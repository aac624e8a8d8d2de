import { WireClient } from '../../wire/netsuite/wire-client.ts';

/** An order as one system holds it, read by that system's own API and by nothing of the product's. */
export interface HeldOrder {
  readonly id: string;
  readonly key: string | null;
  readonly poNumber: string;
  readonly status: string;
  readonly currencyCode: string;
  /** The id of the other system's order that it names. */
  readonly linkedId: string | null;
  /** `<product> <quantity> <unit price>`, numbers without trailing zeros, sorted. */
  readonly lines: readonly string[];
}

type SalesforceRow = Record<string, unknown> & {
  readonly OrderItems: { readonly records: readonly Record<string, unknown>[] } | null;
};

/** Rows of a SOQL query. */
export async function soqlRows<T>(url: string, query: string): Promise<T[]> {
  const { accessToken } = (await (await fetch(`${url}/sandbox/credentials`)).json()) as {
    accessToken: string;
  };
  const rows: T[] = [];
  let path: string | undefined = `/services/data/v62.0/query?q=${encodeURIComponent(query)}`;
  while (path !== undefined) {
    const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${accessToken}` } });
    const page = (await response.json()) as { records: T[]; nextRecordsUrl?: string };
    if (!response.ok) throw new Error(`Salesforce refused the query: ${JSON.stringify(page)}`);
    rows.push(...page.records);
    path = page.nextRecordsUrl;
  }
  return rows;
}

/** Salesforce's orders whose purchase order number begins so, in the order in which they were made. */
export async function salesforceOrders(url: string, prefix: string): Promise<HeldOrder[]> {
  const rows = await soqlRows<SalesforceRow>(
    url,
    `SELECT Id, External_Id__c, PoNumber, Status, CurrencyIsoCode, NetSuite_Id__c,
       (SELECT Quantity, UnitPrice, Product2.External_Id__c FROM OrderItems)
     FROM Order WHERE PoNumber LIKE '${prefix}%' ORDER BY Id`.replace(/\s+/g, ' '),
  );
  return rows.map((row) => ({
    id: row.Id as string,
    key: row.External_Id__c as string | null,
    poNumber: row.PoNumber as string,
    status: row.Status as string,
    currencyCode: row.CurrencyIsoCode as string,
    linkedId: row.NetSuite_Id__c as string | null,
    lines: (row.OrderItems?.records ?? [])
      .map(({ Quantity, UnitPrice, Product2 }) =>
        line(
          (Product2 as Record<string, string>).External_Id__c as string,
          String(Quantity),
          String(UnitPrice),
        ),
      )
      .toSorted(),
  }));
}

const PAGE = 1_000;

async function suiteqlRows(client: WireClient, query: string): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = [];
  for (;;) {
    const { status, json } = await client.query(query, [], `?limit=${PAGE}&offset=${rows.length}`);
    if (status !== 200) throw new Error(`NetSuite refused the query: ${JSON.stringify(json)}`);
    rows.push(...(json.items as Record<string, string>[]));
    if (!json.hasMore) return rows;
  }
}

/** NetSuite's sales orders whose purchase order number begins so, in the order in which they were made. */
export async function netsuiteOrders(url: string, prefix: string): Promise<HeldOrder[]> {
  const client = await WireClient.connect(url);
  const these = `t.type = 'SalesOrd' AND t.otherrefnum LIKE '${prefix}%'`;
  const orders = await suiteqlRows(
    client,
    `SELECT t.id, t.externalid AS key, t.otherrefnum AS po, BUILTIN.DF(t.status) AS status, c.symbol AS currency,
       t.custbody_salesforce_id AS linked
     FROM transaction t JOIN currency c ON c.id = t.currency WHERE ${these} ORDER BY t.id`,
  );
  const lines = await suiteqlRows(
    client,
    `SELECT l.transaction AS t, l.id, i.externalid AS product, -l.quantity AS quantity, l.rate
     FROM transactionline l JOIN transaction t ON t.id = l.transaction JOIN item i ON i.id = l.item
     WHERE ${these} AND l.mainline = 'F' AND l.taxline = 'F' ORDER BY l.transaction, l.id`,
  );
  const byOrder = Map.groupBy(lines, ({ t }) => t);
  return orders.map((row) => ({
    id: row.id as string,
    key: row.key ?? null,
    poNumber: row.po as string,
    // `Sales Order : Pending Fulfillment`
    status: (row.status as string).split(' : ').at(-1) as string,
    currencyCode: row.currency as string,
    linkedId: row.linked ?? null,
    lines: (byOrder.get(row.id) ?? [])
      .map(({ product = '', quantity = '', rate = '' }) => line(product, quantity, rate))
      .toSorted(),
  }));
}

/** How many invoices NetSuite made of each of its sales orders, by purchase order number. */
export async function invoicesOf(url: string, prefix: string): Promise<ReadonlyMap<string, number>> {
  const rows = await suiteqlRows(
    await WireClient.connect(url),
    `SELECT o.otherrefnum AS po, i.id FROM transaction o
     JOIN transactionline m ON m.createdfrom = o.id AND m.mainline = 'T'
     JOIN transaction i ON i.id = m.transaction AND i.type = 'CustInvc'
     WHERE o.type = 'SalesOrd' AND o.otherrefnum LIKE '${prefix}%' ORDER BY i.id`,
  );
  return new Map([...Map.groupBy(rows, ({ po = '' }) => po)].map(([po, all]) => [po, all.length]));
}

/** Closes an accounting period, such as `Mar 2026`. */
export async function closePeriod(url: string, name: string): Promise<void> {
  const client = await WireClient.connect(url);
  const [period] = await client.rows('SELECT id FROM accountingperiod WHERE periodname = ?', [name]);
  const { status, json } = await client.record('PATCH', `accountingPeriod/${period?.id}`, { closed: true });
  if (status !== 204) throw new Error(`NetSuite refused it: ${JSON.stringify(json)}`);
}

/** A line as both sides' are compared. */
export function line(product: string, quantity: string, unitPrice: string): string {
  return `${product} ${Number(quantity)} ${Number(unitPrice)}`;
}

/** Lets the partners' credit stand in no order's way. */
export async function liftCreditStops(url: string, partners: readonly string[]): Promise<void> {
  const client = await WireClient.connect(url);
  for (const partner of partners) {
    const id = await client.idOf('customer', partner);
    const { status, json } = await client.record('PATCH', `customer/${id}`, {
      creditLimit: 1_000_000_000,
      creditHoldOverride: { id: 'OFF' },
    });
    if (status !== 204) throw new Error(`NetSuite refused it: ${JSON.stringify(json)}`);
  }
}
