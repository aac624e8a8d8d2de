import { EXCHANGE_RATE_SCALE, MONEY_SCALE, multiply, RATE_SCALE, roundMoney } from '../decimal.ts';
import type { Document, EntryLine, ItemLine } from './document.ts';

/** A line of a transaction with its ledger entry: amounts are debits where positive, credits where negative. */
export interface PostedLine {
  readonly id: number;
  readonly main: boolean;
  readonly tax: boolean;
  readonly account: number;
  readonly foreign: number;
  readonly base: number;
  readonly item?: ItemLine;
  readonly entry?: EntryLine;
}

export interface PostingRules {
  readonly foreignDigits: number;
  readonly baseDigits: number;
  /** At the exchange-rate scale. */
  readonly exchangeRate: number;
  readonly receivables: number;
  /** Where money received goes. */
  readonly cash: number;
  readonly salesTax: number;
  readonly deposits: number;
  readonly realizedGain: number;
  readonly salesOrders: number;
  /** The account that an item's sale is credited to: income, or deferred revenue. */
  revenueAccount(item: number): number;
  incomeAccount(item: number): number;
}

/** Money in a transaction's currency as money of the subsidiary, rounded to its digits. */
export function toBase(amount: number, exchangeRate: number, digits: number): number {
  return roundMoney(multiply(amount, MONEY_SCALE, exchangeRate, EXCHANGE_RATE_SCALE, MONEY_SCALE), digits);
}

/** A line's tax, rounded to the currency's digits. */
export function lineTax(line: ItemLine, digits: number): number {
  return roundMoney(multiply(line.amount, MONEY_SCALE, line.taxRate, RATE_SCALE + 2, MONEY_SCALE), digits);
}

/** Net and tax of a document's item lines, in its currency. */
export function documentTotals(lines: readonly ItemLine[], digits: number): { net: number; tax: number } {
  return {
    net: lines.reduce((sum, line) => sum + line.amount, 0),
    tax: lines.reduce((sum, line) => sum + lineTax(line, digits), 0),
  };
}

/**
 * A document's lines with their postings, the main line first; together they balance in base currency.
 * `settledBase`: what the applications and the open rest of a payment or credit take off receivables, in base
 * currency; where that differs from the document's own value the difference is a realized exchange gain or loss.
 */
export function postDocument(document: Document, rules: PostingRules, settledBase: number): PostedLine[] {
  if (document.type === 'Journal') return postJournal(document, rules);
  const toOwnBase = (amount: number): number => toBase(amount, rules.exchangeRate, rules.baseDigits);
  if (document.type === 'CustPymt' || document.type === 'CustDep') {
    const cash = toOwnBase(document.amount);
    const deposit = document.type === 'CustDep';
    const credit = deposit ? cash : settledBase;
    return withGain(
      [
        { id: 0, main: true, tax: false, account: rules.cash, foreign: document.amount, base: cash },
        {
          id: 1,
          main: false,
          tax: false,
          account: deposit ? rules.deposits : rules.receivables,
          foreign: -document.amount,
          base: -credit,
        },
      ],
      rules,
    );
  }
  const credit = document.type === 'CustCred';
  const sign = credit ? -1 : 1;
  const order = document.type === 'SalesOrd';
  const lines = document.lines.map(
    (line): PostedLine => ({
      id: line.id as number,
      main: false,
      tax: false,
      account: order ? rules.incomeAccount(line.item) : rules.revenueAccount(line.item),
      foreign: -sign * line.amount,
      base: -sign * toOwnBase(line.amount),
      item: line,
    }),
  );
  const { net, tax } = documentTotals(document.lines, rules.foreignDigits);
  if (tax !== 0)
    lines.push({
      id: Math.max(0, ...document.lines.map((line) => line.id as number)) + 1,
      main: false,
      tax: true,
      account: rules.salesTax,
      foreign: -sign * tax,
      base: -sign * toOwnBase(tax),
    });
  const balance = -lines.reduce((sum, line) => sum + line.base, 0);
  const main: PostedLine = {
    id: 0,
    main: true,
    tax: false,
    account: order ? rules.salesOrders : document.type === 'CashSale' ? rules.cash : rules.receivables,
    foreign: sign * (net + tax),
    base: credit ? -settledBase : balance,
  };
  return withGain([main, ...lines], rules);
}

/** Adds the realized exchange gain or loss that makes the lines balance. */
function withGain(lines: readonly PostedLine[], rules: PostingRules): PostedLine[] {
  const difference = lines.reduce((sum, line) => sum + line.base, 0);
  if (difference === 0) return [...lines];
  const id = Math.max(...lines.map((line) => line.id)) + 1;
  return [
    ...lines,
    { id, main: false, tax: false, account: rules.realizedGain, foreign: 0, base: -difference },
  ];
}

function postJournal(document: Document, rules: PostingRules): PostedLine[] {
  return document.entries.map((entry, index) => {
    const foreign = entry.debit - entry.credit;
    return {
      id: index,
      main: index === 0,
      tax: false,
      account: entry.account,
      foreign,
      base: toBase(foreign, entry.exchangeRate ?? rules.exchangeRate, rules.baseDigits),
      entry,
    };
  });
}
