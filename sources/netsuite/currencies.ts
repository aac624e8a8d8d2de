import { SourceError } from '../../kit/source-error.ts';
import type { NetSuite } from './netsuite.ts';
import { suiteql } from './suiteql.ts';

/** The internal id of a currency, for example of `EUR`. Throws SourceError, `CURRENCY_MISMATCH` where the account has none. */
export async function currencyId(netsuite: NetSuite, currencyCode: string): Promise<string> {
  const [row] = await netsuite.queries.rows(
    suiteql`SELECT c.id FROM currency c WHERE c.symbol = ${currencyCode}`,
  );
  if (row?.id !== undefined) return row.id;
  throw new SourceError('netsuite', 'rejected', 'the account has no such currency', {
    refusal: 'CURRENCY_MISMATCH',
  });
}
