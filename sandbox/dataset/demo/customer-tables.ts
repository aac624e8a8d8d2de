import { type Customer, inNetSuite, inSalesforce } from './customers.ts';
import { formatAmount } from './money.ts';
import { partnerLevel } from './reseller-tables.ts';
import { TableBuilder } from './table-builder.ts';

const ACCOUNT_TYPES: Readonly<Record<string, string>> = {
  DIRECT: 'Customer - Direct',
  RESELLER: 'Channel Partner / Reseller',
  PROSPECT: 'Prospect',
};

/** The key of a reseller's partner record; a customer and a partner may not share one, both being entities. */
export function partnerId(reseller: Customer): string {
  return `${reseller.id}-P`;
}

/** Salesforce accounts, NetSuite customers of the same keys, and NetSuite partners for the resellers. */
export function customerTables(
  customers: readonly Customer[],
  creditLimit: (customer: Customer) => number,
): { account: TableBuilder; customer: TableBuilder; partner: TableBuilder } {
  const account = new TableBuilder([
    'External_Id__c',
    'Name',
    'Type',
    'Industry',
    'AnnualRevenue',
    'NumberOfEmployees',
    'BillingCountry',
    'CurrencyIsoCode',
    'Parent.External_Id__c',
    'Owner.External_Id__c',
    'Partner_Level__c',
  ]);
  const customer = new TableBuilder([
    'externalId',
    'entityId',
    'companyName',
    'email',
    'subsidiary',
    'currency',
    'terms',
    'creditLimit',
    'creditHoldOverride',
    'salesRep',
    'partner',
    'parent',
    'custentity_channel',
  ]);
  const partner = new TableBuilder(['externalId', 'entityId', 'companyName', 'email', 'subsidiary']);
  for (const it of customers) {
    const { id, kind, name, country } = it;
    const { currency, subsidiary } = country;
    if (inSalesforce(it))
      account.add([
        id,
        name,
        ACCOUNT_TYPES[kind] as string,
        it.industry,
        `${it.employees * 180_000}.00`,
        String(it.employees),
        country.name,
        currency,
        it.parent?.id ?? '',
        it.rep?.id ?? '',
        partnerLevel(it) ?? '',
      ]);
    if (!inNetSuite(it)) continue;
    const reseller = kind === 'RESELLER' ? it : it.reseller;
    customer.add([
      id,
      id,
      it.legalName,
      mail(it, 'accounts'),
      subsidiary,
      currency,
      kind === 'SELF_SERVICE' ? 'Due on receipt' : `Net ${it.termsDays}`,
      formatAmount(creditLimit(it), currency),
      it.hold,
      it.rep?.id ?? '',
      reseller ? partnerId(reseller) : '',
      it.parent?.id ?? '',
      it.channel,
    ]);
    if (kind === 'RESELLER')
      partner.add([partnerId(it), partnerId(it), it.legalName, mail(it, 'partners'), subsidiary]);
  }
  return { account, customer, partner };
}

function mail({ name }: Customer, box: string): string {
  return `${box}@${name.toLowerCase().replaceAll(' ', '-')}.example`;
}
