import { ASSUMED } from '../assumed.ts';
import type { Row, Store, Value } from '../store/database.ts';

/** What the books post to by themselves; kept as the account's special role. */
export type AccountRole =
  | 'UndepFunds'
  | 'AcctRec'
  | 'DeferRevenue'
  | 'SalesTaxPay'
  | 'CustDep'
  | 'Income'
  | 'RealizedGain'
  | 'RoundingGain'
  | 'SalesOrders'
  | 'RtnAuths'
  | 'Estimates'
  | 'CumulTransAdj'
  | 'RetEarnings';

const ACCOUNTS: readonly (readonly [
  number: string,
  name: string,
  type: string,
  rate: string,
  role: AccountRole | null,
])[] = [
  ['1000', 'Checking', 'Bank', 'CURRENT', null],
  ['1050', 'Undeposited Funds', 'OthCurrAsset', 'CURRENT', 'UndepFunds'],
  ['1100', 'Accounts Receivable', 'AcctRec', 'CURRENT', 'AcctRec'],
  ['1900', 'Costs to Obtain Contracts', 'OthAsset', 'CURRENT', null],
  ['2000', 'Accounts Payable', 'AcctPay', 'CURRENT', null],
  ['2100', 'Sales Taxes Payable', 'OthCurrLiab', 'CURRENT', 'SalesTaxPay'],
  ['2200', 'Customer Deposits', 'OthCurrLiab', 'CURRENT', 'CustDep'],
  ['2400', 'Deferred Revenue', 'DeferRevenue', 'CURRENT', 'DeferRevenue'],
  ['3000', 'Retained Earnings', 'Equity', 'HISTORICAL', 'RetEarnings'],
  ['3900', 'Cumulative Translation Adjustment', 'Equity', 'HISTORICAL', 'CumulTransAdj'],
  ['4000', 'Sales', 'Income', 'AVERAGE', 'Income'],
  ['5000', 'Cost of Goods Sold', 'COGS', 'AVERAGE', null],
  ['6000', 'General Expenses', 'Expense', 'AVERAGE', null],
  ['8000', 'Realized Gain/Loss', 'OthIncome', 'AVERAGE', 'RealizedGain'],
  ['9000', 'Sales Orders', 'NonPosting', 'CURRENT', 'SalesOrders'],
  ['8010', ASSUMED.roundingAccount, 'OthIncome', 'AVERAGE', 'RoundingGain'],
  ['9010', 'Return Authorizations', 'NonPosting', 'CURRENT', 'RtnAuths'],
  ['9020', 'Estimates', 'NonPosting', 'CURRENT', 'Estimates'],
];

/** Account types: code, long name, on the balance sheet, debit side, general rate. */
const ACCOUNT_TYPES: readonly (readonly [string, string, boolean, boolean, string])[] = [
  ['Bank', 'Bank', true, true, 'CURRENT'],
  ['AcctRec', 'Accounts Receivable', true, true, 'CURRENT'],
  ['UnbilledRec', 'Unbilled Receivable', true, true, 'CURRENT'],
  ['OthCurrAsset', 'Other Current Asset', true, true, 'CURRENT'],
  ['FixedAsset', 'Fixed Asset', true, true, 'CURRENT'],
  ['OthAsset', 'Other Asset', true, true, 'CURRENT'],
  ['DeferExpense', 'Deferred Expense', true, true, 'CURRENT'],
  ['AcctPay', 'Accounts Payable', true, false, 'CURRENT'],
  ['CreditCard', 'Credit Card', true, false, 'CURRENT'],
  ['OthCurrLiab', 'Other Current Liability', true, false, 'CURRENT'],
  ['LongTermLiab', 'Long Term Liability', true, false, 'CURRENT'],
  ['DeferRevenue', 'Deferred Revenue', true, false, 'CURRENT'],
  ['Equity', 'Equity', true, false, 'HISTORICAL'],
  ['Income', 'Income', false, false, 'AVERAGE'],
  ['COGS', 'Cost of Goods Sold', false, true, 'AVERAGE'],
  ['Expense', 'Expense', false, true, 'AVERAGE'],
  ['OthIncome', 'Other Income', false, false, 'AVERAGE'],
  ['OthExpense', 'Other Expense', false, true, 'AVERAGE'],
  ['NonPosting', 'Non Posting', false, true, 'CURRENT'],
  ['Stat', 'Statistical', false, true, 'CURRENT'],
];

const flag = (value: boolean): string => (value ? 'T' : 'F');

interface AccountRow {
  readonly number: string;
  readonly name: string;
  readonly type: string;
  readonly rate: string;
  readonly role: string | null;
  readonly externalId: string | null;
}

/** The names that an account is shown and searched by. */
export function accountNames(number: Value | undefined, name: string): Row {
  return {
    accountsearchdisplayname: [number, name].filter((part) => part != null && part !== '').join(' '),
    accountsearchdisplaynamecopy: name,
    displaynamewithhierarchy: name,
  };
}

export function insertAccount(store: Store, account: AccountRow, now: number): number {
  const id = store.next('account');
  store.insert('account', {
    id,
    acctnumber: account.number || null,
    fullname: account.name,
    ...accountNames(account.number, account.name),
    accttype: account.type,
    generalrate: account.rate,
    cashflowrate: account.rate,
    eliminate: 'F',
    inventory: 'F',
    issummary: 'F',
    isinactive: 'F',
    sspecacct: account.role,
    externalid: account.externalId,
    lastmodifieddate: now,
  });
  return id;
}

/** The chart of accounts and the account types that every company starts with. */
export function insertChartOfAccounts(store: Store, now: number): void {
  ACCOUNT_TYPES.forEach(([id, longname, balancesheet, left, rate], index) => {
    store.insert('accounttype', {
      id,
      longname,
      balancesheet: flag(balancesheet),
      left: flag(left),
      seqnum: index + 1,
      internalid: index + 1,
      defaultgeneralratetype: rate,
      defaultcashflowratetype: rate,
    });
  });
  for (const [number, name, type, rate, role] of ACCOUNTS)
    insertAccount(store, { number, name, type, rate, role, externalId: null }, now);
}

export function accountWithRole(store: Store, role: AccountRole): number {
  const row = store.get('SELECT id FROM "account" WHERE sspecacct = ?', role);
  if (!row) throw new Error(`the chart of accounts has no account for ${role}`);
  return Number(row.id);
}
