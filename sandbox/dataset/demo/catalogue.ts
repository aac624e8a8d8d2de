import { CURRENCIES, type Currency, formatAmount, minorUnits } from './money.ts';
import { TableBuilder } from './table-builder.ts';

export type RecognitionRule = 'POINT_IN_TIME' | 'STRAIGHT_LINE_12M' | 'STRAIGHT_LINE_24M';

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly family: 'Gauges' | 'Accessories' | 'Monitoring' | 'Care' | 'Services';
  readonly rule: RecognitionRule;
  /** List price in main units: dollars, euros, yen. */
  readonly price: Readonly<Record<Currency, number>>;
  /** Standard cost in dollars. */
  readonly cost: number;
  /** Sold no longer. */
  readonly retired?: true;
}

export const PRODUCTS = {
  gauge: product('TLG-100', 'Tarn Level Gauge', 'Gauges', 'POINT_IN_TIME', [640, 590, 92_000], 248),
  gaugePro: product(
    'TLG-300',
    'Tarn Level Gauge Pro',
    'Gauges',
    'POINT_IN_TIME',
    [1480, 1360, 214_000],
    561.5,
  ),
  gateway: product('TGW-20', 'Tarn Gateway', 'Gauges', 'POINT_IN_TIME', [920, 860, 134_000], 371.2),
  probes: product(
    'TPS-06',
    'Tarn Probe Set of Six',
    'Accessories',
    'POINT_IN_TIME',
    [79.9, 74.9, 11_800],
    21.35,
  ),
  mast: product('TMK-04', 'Tarn Mast Kit, 4 m', 'Accessories', 'POINT_IN_TIME', [186, 172, 26_800], 74.1),
  team: product(
    'TWT-12',
    'Tarn Watch Team, 12 months',
    'Monitoring',
    'STRAIGHT_LINE_12M',
    [468, 430, 68_400],
    37,
  ),
  enterprise: product(
    'TWE-12',
    'Tarn Watch Enterprise, 12 months',
    'Monitoring',
    'STRAIGHT_LINE_12M',
    [5400, 4980, 780_000],
    402,
  ),
  analytics: product(
    'TWA-12',
    'Tarn Watch Analytics, 12 months',
    'Monitoring',
    'STRAIGHT_LINE_12M',
    [1250, 1150, 181_000],
    88.4,
  ),
  care: product('TCS-24', 'Tarn Care, 24 months', 'Care', 'STRAIGHT_LINE_24M', [310, 286, 45_000], 96),
  carePlus: product(
    'TCP-24',
    'Tarn Care Plus, 24 months',
    'Care',
    'STRAIGHT_LINE_24M',
    [980, 904, 142_000],
    287.75,
  ),
  commissioning: product(
    'SVC-CD',
    'Commissioning Day',
    'Services',
    'POINT_IN_TIME',
    [1600, 1480, 232_000],
    840,
  ),
  training: product('SVC-OT', 'Operator Training', 'Services', 'POINT_IN_TIME', [750, 695, 108_000], 330),
  firstGauge: {
    ...product(
      'TLG-010',
      'Tarn Level Gauge, first series',
      'Gauges',
      'POINT_IN_TIME',
      [520, 480, 75_000],
      263,
    ),
    retired: true,
  },
} as const satisfies Record<string, Product>;

/** List price of one piece in the currency's smallest unit. */
export function listPrice(item: Product, currency: Currency): number {
  return minorUnits(item.price[currency], currency);
}

/** Salesforce products with a standard price in every currency, and the NetSuite items of the same keys. */
export function catalogueTables(): {
  product2: TableBuilder;
  pricebookEntry: TableBuilder;
  item: TableBuilder;
} {
  const product2 = new TableBuilder(['External_Id__c', 'Name', 'ProductCode', 'Family', 'IsActive']);
  const pricebookEntry = new TableBuilder([
    'Pricebook2.Name',
    'Product2.External_Id__c',
    'UnitPrice',
    'CurrencyIsoCode',
    'IsActive',
  ]);
  const item = new TableBuilder([
    'externalId',
    'itemId',
    'displayName',
    'itemType',
    'class',
    'cost',
    'revenueRecognitionRule',
    'isInactive',
  ]);
  for (const entry of Object.values<Product>(PRODUCTS)) {
    const { id, name, family, rule, cost, retired } = entry;
    product2.add([id, name, id, family, String(!retired)]);
    for (const { code } of CURRENCIES) {
      const price = formatAmount(listPrice(entry, code), code);
      pricebookEntry.add(['Standard Price Book', id, price, code, String(!retired)]);
    }
    const dollars = formatAmount(minorUnits(cost, 'USD'), 'USD');
    item.add([id, id, name, 'NonInvtPart', family, dollars, rule, retired ? 'T' : 'F']);
  }
  return { product2, pricebookEntry, item };
}

function product(
  id: string,
  name: string,
  family: Product['family'],
  rule: RecognitionRule,
  [USD, EUR, JPY]: readonly [number, number, number],
  cost: number,
): Product {
  return { id, name, family, rule, price: { USD, EUR, JPY }, cost };
}
