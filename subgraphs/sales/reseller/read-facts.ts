import { Decimal } from '#kit/money.ts';
import { daysBetween } from '#kit/time.ts';
import { netsuiteIdOf } from '#sources/identity/counterpart.ts';
import { type SaleableItem, saleableItems } from '#sources/netsuite/saleable-items.ts';
import { type CustomerStanding, customerStandings } from '#sources/netsuite/standing.ts';
import { dealRegistration } from '#sources/salesforce/deal-registrations.ts';
import { partnerPrices } from '#sources/salesforce/partner-prices.ts';
import { orderOfPurchase, partnerByReference } from '#sources/salesforce/partners.ts';
import { type ProductRecord, productsByKeys } from '#sources/salesforce/products.ts';
import type { SalesPolicy } from '../policy/policy.ts';
import type { FactSources } from '../policy/read-facts.ts';
import type { BooksFacts, ProductFacts, QuantityRange, ResellerFacts } from './facts.ts';
import type { PurchaseOrder } from './purchase-order.ts';

/** The facts that a purchase order is judged by, read now from both systems. Throws SourceError while either is down. */
export async function readResellerFacts(
  from: FactSources,
  policy: SalesPolicy,
  partnerReference: string,
  order: PurchaseOrder,
): Promise<ResellerFacts> {
  const { salesforce, clock } = from;
  const today = clock.today();
  const [partner, products] = await Promise.all([
    partnerByReference(salesforce, partnerReference),
    productsByKeys(salesforce, [...new Set(order.lines.map((line) => line.productReference))]),
  ]);
  const productIds = products.map(({ id }) => id);
  const customerId =
    partner && netsuiteIdOf(from.identity, 'customer', { system: 'salesforce', id: partner.accountId });
  const [prices, deal, earlier, standing, items] = await Promise.all([
    partner ? partnerPrices(salesforce, partner, productIds, order.currencyCode) : [],
    partner && order.dealRegistration !== null
      ? dealRegistration(salesforce, partner.accountId, order.dealRegistration)
      : null,
    partner ? orderOfPurchase(salesforce, partner.accountId, order.poNumber) : null,
    customerId ? oneStanding(from, customerId, today) : null,
    itemsOf(from, products),
  ]);
  return {
    today,
    partner: partner && {
      accountId: partner.accountId,
      level: partner.level,
      books: standing?.isActive ? booksFacts(standing, today) : null,
    },
    earlierOrder: earlier,
    products: new Map(
      products.map((product) => [
        product.key ?? '',
        productFacts(product, items.get(product.id) ?? null, standing, policy),
      ]),
    ),
    prices,
    deal,
  };
}

async function oneStanding(
  { netsuite }: FactSources,
  customerId: string,
  today: string,
): Promise<CustomerStanding | null> {
  const [standing] = await customerStandings(netsuite, [customerId], today);
  return standing ?? null;
}

/** The ERP's items by Salesforce's product id. */
async function itemsOf(
  { netsuite, identity }: FactSources,
  products: readonly ProductRecord[],
): Promise<Map<string, SaleableItem>> {
  const itemIds = new Map(
    products.flatMap(({ id }) => {
      const itemId = netsuiteIdOf(identity, 'product', { system: 'salesforce', id });
      return itemId === null ? [] : [[itemId, id] as const];
    }),
  );
  if (itemIds.size === 0) return new Map();
  const { items } = await saleableItems(netsuite, [...itemIds.keys()]);
  return new Map(items.map((item) => [itemIds.get(item.id) as string, item]));
}

function booksFacts(standing: CustomerStanding, today: string): BooksFacts {
  const owed = standing.exposures.find((exposure) => exposure.currencyCode === standing.currencyCode);
  const due = standing.overdueSince;
  return {
    customerId: standing.id,
    // What is owed in another currency shows that the customer is invoiced in it.
    currencies: [
      ...new Set([standing.currencyCode, ...standing.exposures.map((exposure) => exposure.currencyCode)]),
    ],
    onHold: standing.onHold,
    creditLimit: standing.creditLimit,
    exposure: owed ? new Decimal(owed.balance).plus(owed.unbilled).toFixed() : '0',
    creditCurrency: standing.currencyCode,
    daysOverdue: due === null ? 0 : daysBetween(due, today),
  };
}

function productFacts(
  product: ProductRecord,
  item: SaleableItem | null,
  standing: CustomerStanding | null,
  policy: SalesPolicy,
): ProductFacts {
  const mine = standing?.subsidiaries ?? [];
  return {
    productId: product.id,
    isActive: product.isActive,
    item: item && {
      id: item.id,
      isActive: item.isActive,
      isInSubsidiary:
        item.subsidiaries.length === 0 ||
        mine.length === 0 ||
        mine.some(({ id }) => item.subsidiaries.includes(id)),
    },
    available: item?.onHand ?? null,
    quantities: quantityRange(product, policy),
  };
}

/** The limits of the product, or of its family where it has none of its own. */
function quantityRange({ key, family }: ProductRecord, { quantities }: SalesPolicy): QuantityRange {
  const limit =
    quantities.limits.find(({ product }) => product !== undefined && product === key) ??
    quantities.limits.find((one) => one.family !== undefined && one.family === family);
  return { minimum: limit?.min ?? null, maximum: limit?.max ?? null };
}
