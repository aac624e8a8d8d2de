import { listPrice, PRODUCTS, type Product } from './catalogue.ts';
import type { Customer } from './customers.ts';
import type { Random } from './random.ts';

/** One product of a quote or an order. Amounts in the currency's smallest unit. */
export interface Line {
  readonly product: Product;
  readonly quantity: number;
  /** Price of one piece before the discount. */
  readonly unitPrice: number;
  /** Percent. */
  readonly discount: number;
  /** Price of one piece after the discount, exact. */
  readonly netPrice: number;
}

const { gauge, gaugePro, gateway, probes, mast, team, enterprise, analytics, care, carePlus } = PRODUCTS;
const { commissioning, training } = PRODUCTS;

/** What a company buys when it equips sites: gauges and what belongs to them, each product once. */
export function siteBasket(customer: Customer, random: Random): Line[] {
  const bulk = customer.kind === 'RESELLER' ? 3 : 1;
  const sites = random.integer(2, 9) * bulk;
  const wanted: [Product, number][] = [[random.chance(0.4) ? gaugePro : gauge, sites]];
  if (random.chance(0.5)) wanted.push([gateway, Math.ceil(sites / 4)]);
  if (random.chance(0.3)) wanted.push([random.chance(0.6) ? probes : mast, sites * 2]);
  if (random.chance(0.42)) wanted.push([random.chance(0.3) ? enterprise : team, Math.ceil(sites / 3)]);
  if (random.chance(0.12)) wanted.push([analytics, 1]);
  if (random.chance(0.18)) wanted.push([random.chance(0.25) ? carePlus : care, sites]);
  if (customer.kind !== 'RESELLER' && random.chance(0.22))
    wanted.push([random.chance(0.6) ? commissioning : training, random.integer(1, 3)]);
  return wanted.map(([product, quantity]) => line(product, quantity, customer, random));
}

/** What is put into the web shop's basket: little, and at list price. */
export function shopBasket(customer: Customer, random: Random): Line[] {
  const products = random.weighted([
    [[probes], 5],
    [[gauge], 2],
    [[gauge, probes], 3],
    [[mast, probes], 2],
    [[team], 4],
    [[gauge, team], 2],
  ] as const);
  return products.map((product) => line(product, random.integer(1, 4), customer, random));
}

/** Service contracts that an end customer renews through its reseller. */
export function careBasket(customer: Customer, random: Random): Line[] {
  return [line(random.chance(0.7) ? care : team, random.integer(1, 6), customer, random)];
}

/** The same subscriptions a year later, in the same, a greater or a smaller quantity. */
export function renewalBasket(lines: readonly Line[], customer: Customer, random: Random): Line[] {
  return lines
    .filter(({ product }) => product.family === 'Monitoring')
    .map(({ product, quantity }) => {
      const change = random.weighted([
        [0, 6],
        [Math.ceil(quantity / 4), 3],
        [-Math.floor(quantity / 3), 1],
      ] as const);
      return line(product, quantity + change, customer, random);
    });
}

function line(
  product: Product,
  quantity: number,
  { kind, country, discount }: Customer,
  random: Random,
): Line {
  const unitPrice = listPrice(product, country.currency);
  const bargained = kind === 'DIRECT' && random.chance(0.15) ? discount + 5 : discount;
  const granted =
    kind === 'SELF_SERVICE' || product.family === 'Services' ? 0 : exactDiscount(unitPrice, bargained);
  return {
    product,
    quantity,
    unitPrice,
    discount: granted,
    netPrice: unitPrice - (unitPrice * granted) / 100,
  };
}

/** The greatest usual discount, up to the one wanted, that leaves a price without fractions of the smallest unit. */
function exactDiscount(unitPrice: number, wanted: number): number {
  return [20, 17.5, 15, 12.5, 10, 5].find((it) => it <= wanted && (unitPrice * it) % 100 === 0) ?? 0;
}
