import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OrgClock } from '../../../sandbox/salesforce/clock.ts';
import { SaveRefusal } from '../../../sandbox/salesforce/errors.ts';
import { loadDataSet } from '../../../sandbox/salesforce/load/load.ts';
import { ORG_IDS } from '../../../sandbox/salesforce/load/org.ts';
import { objectNamed } from '../../../sandbox/salesforce/objects/catalogue.ts';
import { Records } from '../../../sandbox/salesforce/records/records.ts';
import { openStore } from '../../../sandbox/salesforce/store/open.ts';
import type { Row, Store } from '../../../sandbox/salesforce/store/store.ts';
import { smallCompany } from './small-company.ts';

let store: Store;
let saved: Records;
beforeEach(() => {
  const dataSet = smallCompany();
  const clock = new OrgClock(dataSet.today);
  store = openStore({
    dataDir: undefined,
    dataSet,
    load: (into) => loadDataSet(into, dataSet, dataSet.today, clock.next()),
  });
  saved = new Records(store, clock);
});
afterEach(() => store.close());

function row(type: string, key: string): Row {
  return store.statement(`SELECT * FROM "${type}" WHERE "External_Id__c" = ?`).get(key) as Row;
}

function idOf(type: string, key: string): string {
  return row(type, key).Id as string;
}

function remove(type: string, key: string): void {
  saved.remove(objectNamed(type), idOf(type, key), ORG_IDS.user);
}

function restore(type: string, key: string): void {
  saved.restore(objectNamed(type), idOf(type, key), ORG_IDS.user);
}

function refusedCode(work: () => void): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof SaveRefusal) return error.faults[0]?.statusCode;
    throw error;
  }
  return undefined;
}

describe('A deleted record', () => {
  test('comes back with its details, their totals and the lookups that were emptied', () => {
    const before = row('Quote', 'Q-1');
    remove('Opportunity', 'OPP-1');
    expect(row('QuoteLineItem', 'Q-1-1').IsDeleted).toBe(1n);
    expect(row('Order', 'O-1')).toMatchObject({ OpportunityId: null, QuoteId: null });
    restore('Opportunity', 'OPP-1');
    expect(row('QuoteLineItem', 'Q-1-1').IsDeleted).toBe(0n);
    expect(row('Quote', 'Q-1')).toMatchObject({
      IsDeleted: 0n,
      LineItemCount: 2n,
      GrandTotal: before.GrandTotal,
      OpportunityId: before.OpportunityId,
    });
    expect(row('Order', 'O-1')).toMatchObject({
      OpportunityId: idOf('Opportunity', 'OPP-1'),
      QuoteId: idOf('Quote', 'Q-1'),
    });
  });

  test('leaves a lookup alone that has been filled since', () => {
    remove('Account', 'ACC-3');
    expect(row('Order', 'O-1').Partner__c).toBe(null);
    saved.update(
      objectNamed('Order'),
      idOf('Order', 'O-1'),
      { Partner__c: idOf('Account', 'ACC-2') },
      ORG_IDS.user,
    );
    restore('Account', 'ACC-3');
    expect(row('Order', 'O-1').Partner__c).toBe(idOf('Account', 'ACC-2'));
  });

  test('comes back once, and only as the record that was deleted itself', () => {
    remove('Quote', 'Q-1');
    expect(refusedCode(() => restore('QuoteLineItem', 'Q-1-1'))).toBe('UNDELETE_FAILED');
    restore('Quote', 'Q-1');
    expect(refusedCode(() => restore('Quote', 'Q-1'))).toBe('UNDELETE_FAILED');
    expect(refusedCode(() => restore('Quote', 'Q-1'))).toBe('UNDELETE_FAILED');
  });

  test('stays deleted while its master is, or while another record has its unique key', () => {
    remove('OrderItem', 'O-2-1');
    remove('Order', 'O-2');
    expect(refusedCode(() => restore('OrderItem', 'O-2-1'))).toBe('UNDELETE_FAILED');
    expect(row('OrderItem', 'O-2-1').IsDeleted).toBe(1n);
    saved.create(
      objectNamed('Order'),
      {
        External_Id__c: 'o-2',
        AccountId: idOf('Account', 'ACC-1'),
        EffectiveDate: '2024-05-15',
        Status: 'Draft',
      },
      ORG_IDS.user,
    );
    expect(refusedCode(() => restore('Order', 'O-2'))).toBe('DUPLICATE_VALUE');
    expect(row('Order', 'O-2').IsDeleted).toBe(1n);
  });
});
