import { text } from './query.ts';
import type { SalesforceAccess } from './salesforce.ts';
import { soql, where } from './soql.ts';
import { tenancy } from './tenancy.ts';

/** An opportunity as far as a quote depends on it. */
export interface OpportunityRecord {
  readonly id: string;
  readonly accountId: string | null;
  readonly currencyCode: string;
  readonly stage: string;
  readonly isClosed: boolean;
}

/** Null where there is none. Throws SourceError. */
export async function opportunityById(
  access: SalesforceAccess,
  id: string,
): Promise<OpportunityRecord | null> {
  const conditions = where([soql`Id = ${id}`, tenancy(access, 'Opportunity')]);
  const [row] = await access.queries.rows(
    soql`SELECT Id, AccountId, CurrencyIsoCode, StageName, IsClosed FROM Opportunity ${conditions}`,
  );
  return row
    ? {
        id: text(row, 'Id') ?? '',
        accountId: text(row, 'AccountId'),
        currencyCode: text(row, 'CurrencyIsoCode') ?? '',
        stage: text(row, 'StageName') ?? '',
        isClosed: row.IsClosed === true,
      }
    : null;
}
