import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, plain, records } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterEach(() => org.reset());
afterAll(() => org.stop());

const BASE = '/services/data/v66.0';

describe('An app asks how to show records', () => {
  test('and gets the layout of an object with its fields and related lists', async () => {
    const { layouts, recordTypeMappings } = await org.connection.sobject('Account').layouts();
    const [layout] = layouts;
    const fields = layout?.detailLayoutSections[0]?.layoutRows.flatMap(({ layoutItems }) =>
      layoutItems.map(({ layoutComponents }) => layoutComponents[0]?.value),
    );
    expect(fields?.slice(0, 3)).toEqual(['Name', 'Type', 'ParentId']);
    expect(fields).not.toContain('BillingCity');
    expect(layout?.relatedLists.map(({ name }) => name)).toContain('Contacts');
    const [mapping] = recordTypeMappings as { recordTypeId: string; urls: { layout: string } }[];
    expect((await org.call(mapping?.urls.layout as string)).status).toBe(200);
    expect((await org.connection.sobject('User').layouts('UserAlt')).layouts).toHaveLength(1);
    expect((await org.call(`${BASE}/sobjects/Account/describe/namedLayouts/UserAlt`)).status).toBe(404);
  });

  test('and gets compact layouts, approval layouts, tabs, colours and apps', async () => {
    const { connection } = org;
    const { compactLayouts } = await connection.sobject('Order').compactLayouts();
    expect(compactLayouts[0]?.objectType).toBe('Order');
    expect(await connection.sobject('Account').approvalLayouts()).toEqual({ approvalLayouts: [] });
    const tabs = await connection.tabs();
    expect(tabs.find(({ sobjectName }) => sobjectName === 'Quote')?.label).toBe('Quotes');
    const { themeItems } = await connection.theme();
    expect(themeItems.find(({ name }) => name === 'Account')?.colors).toHaveLength(2);
    expect(
      Object.keys((await connection.request(`${BASE}/compactLayouts?q=Account,Lead`)) as object),
    ).toEqual(['Account', 'Lead']);
    expect(await connection.request(`${BASE}/appMenu/AppSwitcher`)).toMatchObject({
      appMenuItems: [{ label: 'Sales' }],
    });
  });

  test('and every resource that it is told of answers', async () => {
    const named = (await org.connection.request(`${BASE}/`)) as Record<string, string>;
    const { identity, jobs, process, compactLayouts, parameterizedSearch, search, ...rest } = named;
    expect(identity).toMatch(/\/id\/00D\w{15}\/005\w{15}$/);
    for (const path of Object.values(rest)) {
      const { status } = await org.call(path);
      expect([path, status]).toEqual([path, path.endsWith('query') || path.endsWith('queryAll') ? 400 : 200]);
    }
  });
});

describe('List views', () => {
  test('list an object with a query that can be read, run and explained', async () => {
    const account = org.connection.sobject('Account');
    const { listviews } = (await account.listviews()) as {
      listviews: { id: string; developerName: string; label: string }[];
    };
    expect(listviews.map(({ label }) => label)).toEqual(['All Accounts', 'Recently Viewed Accounts']);
    const [all, recent] = listviews.map(({ id }) => id) as [string, string];
    const described = (await account.listview(all).describe()) as { query: string; sobjectType: string };
    expect([described.sobjectType, (await org.connection.query(described.query)).totalSize]).toEqual([
      'Account',
      3,
    ]);
    const { size, records: rows } = (await account.listview(all).results()) as {
      size: number;
      records: { columns: { fieldNameOrPath: string; value: string | null }[] }[];
    };
    expect([size, rows[0]?.columns[0]]).toEqual([3, { fieldNameOrPath: 'Name', value: 'Berg KK' }]);
    expect((await account.listview(all).explain()).plans[0].sobjectType).toBe('Account');
    await org.connection.query("SELECT Id FROM Account WHERE External_Id__c = 'ACC-3' FOR VIEW");
    expect(await account.listview(recent).results()).toMatchObject({ size: 1 });
    expect((await org.call(`${BASE}/sobjects/Order/listviews/${all}/results`)).status).toBe(404);
  });
});

describe('Quick actions', () => {
  test('begin a record for the one that is looked at, and save it', async () => {
    const { connection } = org;
    const [row] = await records(connection, "SELECT Id FROM Account WHERE External_Id__c = 'ACC-1'");
    const accountId = (row as { Id: string }).Id;
    const action = connection.quickAction('LogACall');
    expect((await action.describe()).targetSobjectType).toBe('Task');
    expect(await action.defaultValues(accountId)).toMatchObject({
      WhatId: accountId,
      WhoId: null,
      Subject: 'Call',
    });
    const result = await action.execute(accountId, { Subject: 'Asked for bolts' });
    expect(result).toMatchObject({ success: true, created: true, contextId: accountId, errors: [] });
    expect(
      await records(connection, 'SELECT Subject, Status, IsClosed, WhatId, AccountId FROM Task'),
    ).toEqual([
      {
        Subject: 'Asked for bolts',
        Status: 'Completed',
        IsClosed: true,
        WhatId: accountId,
        AccountId: accountId,
      },
    ]);
  });

  test('are offered by objects whose records theirs can refer to', async () => {
    const names = async (type: string) =>
      ((await org.connection.sobject(type).quickActions()) as { name: string }[]).map(({ name }) => name);
    expect(await names('Account')).toEqual(
      expect.arrayContaining(['LogACall', 'NewTask', 'NewContact', 'NewOpportunity', 'NewCase']),
    );
    expect(await names('Pricebook2')).not.toContain('NewContact');
    const contact = org.connection.sobject('Account').quickAction('NewContact');
    const [row] = await records(org.connection, "SELECT Id FROM Account WHERE External_Id__c = 'ACC-2'");
    const { Id } = row as { Id: string };
    const refused = await org.call(`${BASE}/sobjects/Account/quickActions/NewContact`, {
      method: 'POST',
      body: JSON.stringify({ contextId: Id, record: {} }),
    });
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['LastName'] }] },
    ]);
    await contact.execute(Id, { LastName: 'Sato' });
    expect(plain(await records(org.connection, 'SELECT LastName, Account.Name FROM Contact'))).toEqual([
      { LastName: 'Sato', Account: { Name: 'Berg KK' } },
    ]);
  });
});

describe('Describe', () => {
  test('is answered once: a client that knows it is told that nothing changed', async () => {
    for (const path of [`${BASE}/sobjects`, `${BASE}/sobjects/Account/describe`]) {
      const modified = (await org.call(path)).headers.get('last-modified') as string;
      const again = await org.call(path, { headers: { 'if-modified-since': modified } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
  });

  test('tells custom objects and fields from standard ones', async () => {
    const { custom, label, keyPrefix, fields } = await org.connection.sobject('UpsertTable__c').describe();
    const key = fields.find(({ name }) => name === 'ExtId__c');
    expect([custom, label, keyPrefix, key?.externalId, key?.unique, key?.length]).toEqual([
      true,
      'UpsertTable',
      'a00',
      true,
      false,
      50,
    ]);
  });
});
