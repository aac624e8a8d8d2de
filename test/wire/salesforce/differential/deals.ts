import type { DataSet } from '../../../../sandbox/dataset/dataset.ts';
import { Dice } from '../../../support/dice.ts';
import { smallCompany } from '../small-company.ts';

/** A value as people read it in JSON; dates are text. */
export type Value = string | number | boolean | null;
/** A deal by field path; what its account would tell is null without one. */
export type Deal = Readonly<Record<string, Value>>;

export const STAGES = ['Prospecting', 'Needs Analysis', 'Negotiation/Review', 'Closed Won', 'Closed Lost'];
const NAMES = [
  'Alpha',
  'alpha',
  'ALPHABET',
  'ärger',
  'ÄRGER',
  "O'Neil",
  '50% off',
  'a_b',
  'axb',
  'Zoë',
  'back\\slash',
  'beta two',
];
const STEPS = [null, 'call', 'Call', 'visit', 'Écrire'];
export const SOURCES = ['Web', 'Phone Inquiry', 'Other'];
const COUNTRIES = ['Germany', 'Japan', 'France', null];

/** 160 deals of 12 accounts, once as a data set and once as plain rows. */
export function deals(): { dataSet: DataSet; rows: Deal[] } {
  const dice = new Dice(7);
  const accounts = Array.from({ length: 12 }, (_, i) => ({
    External_Id__c: `A-${String(i).padStart(2, '0')}`,
    Name: `${dice.one(NAMES)} ${i}`,
    BillingCountry: dice.one(COUNTRIES),
    NumberOfEmployees: dice.chance(0.3) ? null : dice.below(5) * 10,
  }));
  const rows = Array.from({ length: 160 }, (_, i): Deal => {
    const account = dice.chance(0.15) ? undefined : dice.one(accounts);
    const stage = dice.one(STAGES);
    return {
      External_Id__c: `D-${String(i).padStart(3, '0')}`,
      Name: dice.one(NAMES),
      NextStep: dice.one(STEPS),
      StageName: stage,
      IsClosed: stage.startsWith('Closed'),
      LeadSource: dice.chance(0.3) ? null : dice.one(SOURCES),
      CloseDate: day(dice),
      Amount: dice.chance(0.2) ? null : (dice.below(2_000_000) - 200_000) / 100,
      TotalOpportunityQuantity: dice.chance(0.5) ? null : dice.below(8) / 4,
      'Account.External_Id__c': account?.External_Id__c ?? null,
      'Account.Name': account?.Name ?? null,
      'Account.BillingCountry': account?.BillingCountry ?? null,
      'Account.NumberOfEmployees': account?.NumberOfEmployees ?? null,
    };
  });
  const columns = [
    'External_Id__c',
    'Name',
    'NextStep',
    'StageName',
    'LeadSource',
    'CloseDate',
    'Amount',
    'TotalOpportunityQuantity',
    'Account.External_Id__c',
  ];
  const dataSet = smallCompany({
    Account: table(['External_Id__c', 'Name', 'BillingCountry', 'NumberOfEmployees'], accounts),
    Opportunity: table(
      [...columns, 'CurrencyIsoCode'],
      rows.map((row) => ({ ...row, CurrencyIsoCode: 'USD' })),
    ),
    Order: undefined,
    OrderItem: undefined,
    Quote: undefined,
    QuoteLineItem: undefined,
  });
  return { dataSet, rows };
}

/** Days around the business date 2024-05-15, most of them near it. */
function day(dice: Dice): string {
  const span = dice.one([3, 40, 400]);
  return new Date(Date.UTC(2024, 4, 15 + dice.below(2 * span) - span)).toISOString().slice(0, 10);
}

function table(columns: string[], rows: readonly Readonly<Record<string, Value>>[]) {
  return { columns, rows: rows.map((row) => columns.map((column) => String(row[column] ?? ''))) };
}
