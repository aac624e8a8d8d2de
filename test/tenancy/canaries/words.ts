import type { Dice } from '../../support/dice.ts';
import { keyOf, OWNERS, type Owner, PRODUCTS, SHARED_PO } from '../support/canary-company.ts';

/** What operations ask about: ids, keys, numbers and cursors of everybody, whoever asks. */
export class Words {
  readonly #dice: Dice;
  readonly #owner: Owner;
  readonly #known: Known;

  constructor(dice: Dice, owner: Owner, known: Known) {
    this.#dice = dice;
    this.#owner = owner;
    this.#known = known;
  }

  /** A value of a scalar for the argument or input field at the path; `about` is the type that the field answers with. */
  value(
    scalar: string,
    path: readonly string[],
    about: string,
  ): { readonly value: unknown; readonly isRepeated: boolean } {
    const name = path.at(-1) ?? '';
    const plain = (value: unknown) => ({ value, isRepeated: false });
    switch (scalar) {
      case 'ID':
        return plain(this.#id(name, about));
      case 'Int':
        return plain(this.#dice.chance(0.02) ? this.#dice.between(-1, 200) : this.#dice.between(2, 8));
      case 'Boolean':
        return plain(this.#dice.chance(0.5));
      case 'Decimal':
        return plain(String(this.#dice.between(1, 9)));
      case 'CurrencyCode':
        return plain(this.#dice.chance(0.9) ? 'USD' : 'EUR');
      case 'LocalDate':
        return plain(`2026-0${this.#dice.between(1, 9)}-1${this.#dice.between(0, 9)}`);
      case 'DateTime':
        return plain('2026-06-30T00:00:00Z');
      case 'PostalAddress':
        return plain({ name: this.#own('Quay'), street: this.#own('Street'), countryCode: 'US' });
      default:
        return this.#text(name, path);
    }
  }

  #id(name: string, about: string): string {
    const dice = this.#dice;
    if (dice.chance(0.03)) return dice.one(['', 'nothing', 'cus_sXYZ', 'ord_n0', 'op_1', "inv_n1' OR 1=1"]);
    const type = Object.keys(PREFIXES).find((one) => name.toLowerCase() === `${one.toLowerCase()}id`);
    const isOperation = about.includes('Operation') || name === 'operationId' || name === 'deliveryId';
    const prefix = isOperation ? 'op' : PREFIXES[type ?? about];
    const { ids, seenIds } = this.#known;
    const pool = dice.chance(0.25) || isOperation ? [...ids, ...seenIds] : ids;
    const fitting = pool.filter((id) => prefix === undefined || id.startsWith(`${prefix}_`));
    return dice.one(fitting.length > 0 && dice.chance(0.95) ? fitting : pool);
  }

  #text(name: string, path: readonly string[]): { readonly value: unknown; readonly isRepeated: boolean } {
    const dice = this.#dice;
    const isInput = path.includes('input');
    const isWritten = isInput && path[0] !== 'validateResellerOrder';
    // An acknowledgement repeats what it acknowledges, whoever asks.
    const plain = (value: unknown) => ({ value, isRepeated: isInput });
    switch (name) {
      case 'after':
        return plain(this.#cursor(path[0] ?? ''));
      case 'idempotencyKey':
        // Few, so that both partners use the same ones.
        return plain(`key-${dice.below(400)}`);
      case 'reference':
        return plain(dice.one(this.#known.references));
      case 'poNumber':
        if (!isInput) return plain(dice.one(this.#known.poNumbers));
        return plain(dice.chance(0.2) ? SHARED_PO : this.#own(`PO ${dice.below(10_000)}`));
      case 'search':
        return plain(dice.one(['harbour', 'HARBOUR', 'zq', 'Shared', '%', '_', 'zqb', 'zqa', '']));
      case 'productReference':
        return plain(dice.chance(0.9) ? dice.one(PRODUCTS) : 'NO-SUCH');
      case 'countryCode':
        return plain('US');
      case 'partnerReference':
        return { value: keyOf(dice.one(OWNERS)), isRepeated: true };
      case 'dealRegistration': {
        const owner = isWritten ? this.#owner : dice.one(['a', 'b'] as const);
        const value = `ZQ${owner.toUpperCase()}-DEAL-${dice.between(1, 2)}`;
        return { value, isRepeated: true };
      }
      case 'name':
        return plain(dice.chance(0.3) ? `zq${this.#owner} Registered End` : this.#own('name'));
      default:
        return plain(this.#own(name));
    }
  }

  /** Mostly one of the same list, whoever was given it. */
  #cursor(list: string): string {
    const { cursors } = this.#known;
    const fitting = cursors.filter((one) =>
      Buffer.from(one, 'base64url').toString('utf8').startsWith(`${list}|`),
    );
    if (fitting.length > 0 && this.#dice.chance(0.9)) return this.#dice.one(fitting);
    return cursors.length > 0 && this.#dice.chance(0.8) ? this.#dice.one(cursors) : 'x';
  }

  #own(what: string): string {
    return `zq${this.#owner} ${what}`;
  }
}

/** What is known of everybody's records. */
export interface Known {
  readonly ids: string[];
  /** Ids, cursors too, that somebody was given meanwhile: of operations, of what was ordered. */
  readonly seenIds: string[];
  readonly cursors: string[];
  readonly references: string[];
  readonly poNumbers: string[];
}

const PREFIXES: Readonly<Record<string, string>> = {
  Customer: 'cus',
  Quote: 'quo',
  Order: 'ord',
  Product: 'pro',
  Invoice: 'inv',
  Payment: 'pay',
  CreditMemo: 'cre',
};
