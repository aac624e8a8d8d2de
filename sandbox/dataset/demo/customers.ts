import { companyName } from './company-names.ts';
import { COUNTRIES, type Country } from './countries.ts';
import type { Random } from './random.ts';
import { SALES_REPS, type SalesRep } from './sales-team.ts';

export type Channel = 'DIRECT' | 'SELF_SERVICE' | 'RESELLER';

/** `END_CUSTOMER` buys renewals that a reseller arranged; it and the web shop's buyers are in NetSuite only. */
export type CustomerKind = 'DIRECT' | 'RESELLER' | 'PROSPECT' | 'SELF_SERVICE' | 'END_CUSTOMER';

/** How late a customer usually pays. */
export type PayingHabit = 'PROMPT' | 'LATE' | 'SLOW' | 'BAD';

export interface Customer {
  /** The key that both systems share. */
  readonly id: string;
  readonly kind: CustomerKind;
  /** Serial number among the customers of its kind, 0 and up. */
  readonly ordinal: number;
  readonly name: string;
  /** The name the books use. */
  readonly legalName: string;
  readonly industry: string;
  readonly employees: number;
  readonly country: Country;
  readonly channel: Channel;
  /** None for the web shop's buyers. */
  readonly rep: SalesRep | undefined;
  /** Percent. */
  readonly tax: number;
  readonly termsDays: number;
  readonly habit: PayingHabit;
  /** Pays all that fell due in a month with one payment at its end. */
  readonly paysMonthly: boolean;
  readonly hold: 'AUTO' | 'ON' | 'OFF';
  /** Usual discount in percent. */
  readonly discount: number;
  /** The reseller that an end customer belongs to. */
  readonly reseller: Customer | undefined;
  readonly parent: Customer | undefined;
}

/** Of every 80 customers, which are what: Direct, Reseller, Prospect, Self-service, End customer. */
const KINDS: Readonly<Record<string, CustomerKind>> = {
  D: 'DIRECT',
  R: 'RESELLER',
  P: 'PROSPECT',
  S: 'SELF_SERVICE',
  E: 'END_CUSTOMER',
};
const PATTERN =
  'RSDDPDSDDD' +
  'DSDDPDSDDD' +
  'RSDDPDSDDD' +
  'DEDDPDSDDD' +
  'RSDDPDSDDD' +
  'DSDDPDSDDD' +
  'RSDDPDSDDD' +
  'DSDDPDSDDE';

const CHANNELS: Readonly<Record<CustomerKind, Channel>> = {
  DIRECT: 'DIRECT',
  PROSPECT: 'DIRECT',
  RESELLER: 'RESELLER',
  END_CUSTOMER: 'RESELLER',
  SELF_SERVICE: 'SELF_SERVICE',
};

export function inSalesforce({ kind }: Customer): boolean {
  return kind === 'DIRECT' || kind === 'RESELLER' || kind === 'PROSPECT';
}

export function inNetSuite({ kind }: Customer): boolean {
  return kind !== 'PROSPECT';
}

/** Makes customers one after another; each depends only on its serial number and those before it. */
export class CustomerRegister {
  readonly all: Customer[] = [];
  readonly #ordinals = new Map<CustomerKind, number>();
  readonly #resellers: Customer[] = [];
  readonly #parents = new Map<Country, Customer>();

  next(random: Random): Customer {
    const serial = this.all.length;
    const kind = KINDS[PATTERN[serial % PATTERN.length] as string] as CustomerKind;
    const ordinal = this.#ordinals.get(kind) ?? 0;
    this.#ordinals.set(kind, ordinal + 1);

    const reseller = kind === 'END_CUSTOMER' ? random.pick(this.#resellers) : undefined;
    const country = reseller?.country ?? random.weighted(COUNTRIES.map((it) => [it, it.weight] as const));
    const { name, trade } = companyName(serial);
    const parent = kind === 'DIRECT' && random.chance(0.06) ? this.#parents.get(country) : undefined;
    const shop = kind === 'SELF_SERVICE';
    const customer: Customer = {
      id: `${kind === 'SELF_SERVICE' || kind === 'END_CUSTOMER' ? 'CUS' : 'ACC'}-${String(serial + 1).padStart(5, '0')}`,
      kind,
      ordinal,
      name,
      legalName: `${name} ${country.legalForm}`,
      industry: trade,
      employees: shop ? random.integer(1, 30) : random.integer(4, 400) * random.integer(3, 12),
      country,
      channel: CHANNELS[kind],
      rep: shop ? undefined : random.pick(SALES_REPS.filter(({ region }) => region === country.region)),
      tax: shop ? country.shopTax : country.businessTax,
      termsDays: shop
        ? 0
        : random.weighted([
            [30, 7],
            [45, 2],
            [60, 1],
          ] as const),
      habit: habitOf(kind, ordinal),
      paysMonthly: !shop && ordinal % 7 === 4,
      hold: holdOf(kind, ordinal),
      discount:
        kind === 'RESELLER' ? random.pick([15, 20] as const) : random.pick([0, 0, 5, 10, 12.5] as const),
      reseller,
      parent,
    };
    this.all.push(customer);
    if (kind === 'RESELLER') this.#resellers.push(customer);
    if (kind === 'DIRECT' && parent === undefined) this.#parents.set(country, customer);
    return customer;
  }
}

function habitOf(kind: CustomerKind, ordinal: number): PayingHabit {
  if (kind === 'SELF_SERVICE') return 'PROMPT';
  return (
    ['PROMPT', 'PROMPT', 'LATE', 'PROMPT', 'SLOW', 'PROMPT', 'LATE', 'PROMPT', 'PROMPT', 'BAD'] as const
  )[ordinal % 10] as PayingHabit;
}

/** Some customers are held by hand, and some are exempt from the automatic hold. */
function holdOf(kind: CustomerKind, ordinal: number): Customer['hold'] {
  if (kind !== 'DIRECT') return 'AUTO';
  if (ordinal % 60 === 19) return 'ON';
  return ordinal % 60 === 29 ? 'OFF' : 'AUTO';
}
