import { expect, test } from 'vitest';
import { Identity } from '../../sources/identity/identity.ts';
import { refreshIdentity } from '../../sources/identity/refresh.ts';
import type { NetSuite } from '../../sources/netsuite/netsuite.ts';
import { column } from '../../sources/netsuite/suiteql.ts';
import type { Salesforce } from '../../sources/salesforce/salesforce.ts';
import { field } from '../../sources/salesforce/soql.ts';

/** Both systems as the index sees them: answers to its background queries. */
function sources(
  customers: () => { id: string; sharedkey: string; sort: string; changedat: string }[],
  queries: string[],
) {
  const salesforce: Salesforce = {
    connection: undefined as never,
    queries: { background: async function* () {} } as never,
    fields: {
      key: field('External_Id__c'),
      netsuiteId: field('NetSuite_Id__c'),
      partner: field('Partner__r'),
      channel: field('Channel__c'),
      cancellationReason: field('Cancellation_Reason__c'),
    },
  };
  const name = column('x');
  const netsuite: NetSuite = {
    connection: undefined as never,
    queries: {
      background: async function* ({ text }: { text: string }) {
        queries.push(text);
        if (text.includes('FROM customer k')) yield customers();
      },
    } as never,
    columns: {
      key: name,
      customerSalesforceId: name,
      orderSalesforceId: name,
      customerChannel: name,
      invoiceDisputed: name,
      invoicePromisedDate: name,
      orderBillingDate: name,
      orderChannel: name,
      orderEndCustomer: name,
      cancellationReason: name,
    },
  };
  return { salesforce, netsuite };
}

test('a first look reads everything, the next only what changed, and a whole look later drops what vanished', async () => {
  const all = [
    { id: '1', sharedkey: 'A', sort: '2026-01-01', changedat: '2026-01-01 00:00:00' },
    { id: '2', sharedkey: 'B', sort: '2026-01-01', changedat: '2026-01-02 00:00:00' },
  ];
  const queries: string[] = [];
  const identity = new Identity();
  const refresh = refreshIdentity(
    identity,
    sources(() => all, queries),
    3_600_000,
    (_system, error) => {
      throw error;
    },
  );
  await refresh.now();
  expect(identity.netsuiteOnly('customer').map(({ id }) => id)).toEqual(['2', '1']);
  expect(queries.every((text) => !text.includes('lastmodifieddate >='))).toBe(true);

  queries.length = 0;
  await refresh.now();
  expect(
    queries.filter((text) => text.includes('FROM customer k') && text.includes('lastmodifieddate >=')).length,
  ).toBe(1);
  expect(queries.filter((text) => text.includes('FROM deletedrecord')).length).toBe(1);

  all.pop();
  await refresh.now();
  expect(identity.netsuiteOnly('customer').length).toBe(2);
  for (let look = 0; look < 120; look++) await refresh.now();
  expect(identity.netsuiteOnly('customer').map(({ id }) => id)).toEqual(['1']);
  await refresh.stop();
});
