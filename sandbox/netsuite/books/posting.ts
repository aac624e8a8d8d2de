import { EXCHANGE_RATE_SCALE, MONEY_SCALE, multiply, RATE_SCALE, roundMoney } from '../decimal.ts';
import { DOCUMENT_KINDS, type Document, type EntryLine, type ItemLine } from './document.ts';

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
  readonly roundingGain: number;
  readonly estimates: number;
  readonly salesOrders: number;
  readonly returnAuthorizations: number;
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

/** Money in the document's currency with its value in base currency. */
export interface Value {
  readonly foreign: number;
  readonly base: number;
}

/** What a document settles: of receivables (its open rest included), and of customers' deposits. */
export interface Settled {
  readonly receivables: Value;
  readonly deposits: Value;
}

export const NOTHING_SETTLED: Settled = {
  receivables: { foreign: 0, base: 0 },
  deposits: { foreign: 0, base: 0 },
};

/**
 * A document's lines with their postings, the main line first; together they balance in base currency. What is
 * settled keeps the base value that it was entered with; where that differs from the value at the document's own
 * rate, the difference is a realized exchange gain or loss.
 */
export function postDocument(document: Document, rules: PostingRules, settled: Settled): PostedLine[] {
  const { type } = document;
  if (type === 'Journal') return balanced(postJournal(document, rules), rules.roundingGain);
  const lines =
    DOCUMENT_KINDS[type].goods === 0
      ? postMoney(document, rules, settled)
      : postGoods(document, rules, settled);
  return balanced(lines, rules.realizedGain);
}

/** Payments, deposits, their application and refunds: money on the main line, what it settles on the others. */
function postMoney(document: Document, rules: PostingRules, settled: Settled): PostedLine[] {
  const { type, amount } = document;
  const cash = toBase(amount, rules.exchangeRate, rules.baseDigits);
  const line = (id: number, account: number, { foreign, base }: Value): PostedLine => ({
    id,
    main: id === 0,
    tax: false,
    account,
    foreign,
    base,
  });
  const negative = ({ foreign, base }: Value): Value => ({ foreign: -foreign, base: -base });
  if (type === 'CustPymt')
    return [
      line(0, rules.cash, { foreign: amount, base: cash }),
      line(1, rules.receivables, { foreign: -amount, base: -settled.receivables.base }),
    ];
  if (type === 'CustDep')
    return [
      line(0, rules.cash, { foreign: amount, base: cash }),
      line(1, rules.deposits, { foreign: -amount, base: -cash }),
    ];
  if (type === 'DepAppl')
    return [
      line(0, rules.deposits, settled.deposits),
      line(1, rules.receivables, negative(settled.receivables)),
    ];
  const paidBack = [
    { account: rules.receivables, value: settled.receivables },
    { account: rules.deposits, value: settled.deposits },
  ].filter(({ value }) => value.foreign !== 0);
  return [
    line(0, rules.cash, { foreign: -amount, base: -cash }),
    ...paidBack.map(({ account, value }, index) => line(index + 1, account, value)),
  ];
}

function postGoods(document: Document, rules: PostingRules, settled: Settled): PostedLine[] {
  const { type } = document;
  const { goods, posts } = DOCUMENT_KINDS[type];
  const toOwnBase = (amount: number): number => toBase(amount, rules.exchangeRate, rules.baseDigits);
  const lines = document.lines.map(
    (line): PostedLine => ({
      id: line.id as number,
      main: false,
      tax: false,
      account: posts ? rules.revenueAccount(line.item) : rules.incomeAccount(line.item),
      foreign: -goods * line.amount,
      base: -goods * toOwnBase(line.amount),
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
      foreign: -goods * tax,
      base: -goods * toOwnBase(tax),
    });
  const balance = -lines.reduce((sum, line) => sum + line.base, 0);
  const main: PostedLine = {
    id: 0,
    main: true,
    tax: false,
    account: mainAccount(type, rules),
    foreign: goods * (net + tax),
    base: type === 'CustCred' ? -settled.receivables.base : balance,
  };
  return [main, ...lines];
}

function mainAccount(type: Document['type'], rules: PostingRules): number {
  if (type === 'Estimate') return rules.estimates;
  if (type === 'SalesOrd') return rules.salesOrders;
  if (type === 'RtnAuth') return rules.returnAuthorizations;
  return type === 'CashSale' || type === 'CashRfnd' ? rules.cash : rules.receivables;
}

/** Adds the line that makes the lines balance in base currency, where they do not. */
function balanced(lines: readonly PostedLine[], account: number): PostedLine[] {
  const difference = lines.reduce((sum, line) => sum + line.base, 0);
  if (difference === 0) return [...lines];
  const id = Math.max(...lines.map((line) => line.id)) + 1;
  return [...lines, { id, main: false, tax: false, account, foreign: 0, base: -difference }];
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
      base: entry.base ?? toBase(foreign, entry.exchangeRate ?? rules.exchangeRate, rules.baseDigits),
      entry,
    };
  });
}
