import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, records, refusal } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterEach(() => org.reset());
afterAll(() => org.stop());

type Values = Record<string, unknown>;

async function idOf(type: string, key: string): Promise<string> {
  return (await one<{ Id: string }>(`SELECT Id FROM ${type} WHERE External_Id__c = '${key}'`)).Id;
}

async function one<T = unknown>(soql: string): Promise<T> {
  return (await records(org.connection, soql))[0] as T;
}

async function create(type: string, values: Values): Promise<string> {
  const saved = await org.connection.sobject(type).create(values as never);
  return (saved as unknown as { id: string }).id;
}

const refused = (type: string, values: Values) =>
  refusal(org.connection.sobject(type).create(values as never));

const update = (type: string, Id: string, values: Values) =>
  org.connection.sobject(type).update({ Id, ...values });

const refusedUpdate = (type: string, Id: string, values: Values) => refusal(update(type, Id, values));

const remove = (type: string, id: string) => org.connection.sobject(type).destroy(id);

async function entryOf(product: string, currency = 'USD'): Promise<string> {
  const { Id } = await one<{ Id: string }>(
    `SELECT Id FROM PricebookEntry WHERE Product2.External_Id__c = '${product}' AND CurrencyIsoCode = '${currency}' AND Pricebook2.IsStandard = true`,
  );
  return Id;
}

async function standardBook(): Promise<string> {
  return (await one<{ Id: string }>('SELECT Id FROM Pricebook2 WHERE IsStandard = true')).Id;
}

describe('A price', () => {
  test('of another book needs the standard price of its product and currency first', async () => {
    const Pricebook2Id = await create('Pricebook2', { Name: 'Partners', IsActive: true });
    const Product2Id = await idOf('Product2', 'NUT');
    const price = { Pricebook2Id, Product2Id, UnitPrice: 1, IsActive: true };
    expect((await refused('PricebookEntry', { ...price, CurrencyIsoCode: 'JPY' })).errorCode).toBe(
      'STANDARD_PRICE_NOT_DEFINED',
    );
    await create('PricebookEntry', { ...price, CurrencyIsoCode: 'USD' });
    expect((await refused('PricebookEntry', { ...price, CurrencyIsoCode: 'USD' })).errorCode).toBe(
      'DUPLICATE_VALUE',
    );
    expect((await refusal(remove('PricebookEntry', await entryOf('NUT')))).errorCode).toMatch(
      /DEPENDENCY_EXISTS|DELETE_FAILED/,
    );
  });

  test('that uses the standard price follows it', async () => {
    const Pricebook2Id = await create('Pricebook2', { Name: 'Partners', IsActive: true });
    const entry = {
      Pricebook2Id,
      Product2Id: await idOf('Product2', 'NUT'),
      UseStandardPrice: true,
      IsActive: true,
    };
    expect((await refused('PricebookEntry', { ...entry, UnitPrice: 7 })).errorCode).toBe(
      'FIELD_INTEGRITY_EXCEPTION',
    );
    const id = await create('PricebookEntry', entry);
    expect(await one(`SELECT UnitPrice FROM PricebookEntry WHERE Id = '${id}'`)).toEqual({ UnitPrice: 1.25 });
    await update('PricebookEntry', await entryOf('NUT'), { UnitPrice: 1.5 });
    expect(await one(`SELECT UnitPrice FROM PricebookEntry WHERE Id = '${id}'`)).toEqual({ UnitPrice: 1.5 });
    expect((await refusedUpdate('PricebookEntry', id, { UnitPrice: 3 })).errorCode).toBe(
      'FIELD_INTEGRITY_EXCEPTION',
    );
    await update('PricebookEntry', id, { UseStandardPrice: false, UnitPrice: 3 });
    expect(await one(`SELECT UnitPrice FROM PricebookEntry WHERE Id = '${id}'`)).toEqual({ UnitPrice: 3 });
  });

  test('stays in its book, with its product and currency', async () => {
    const id = await entryOf('NUT');
    for (const field of ['Pricebook2Id', 'Product2Id', 'CurrencyIsoCode'])
      expect((await refusedUpdate('PricebookEntry', id, { [field]: null })).errorCode).toBe(
        'INVALID_FIELD_FOR_INSERT_UPDATE',
      );
  });

  test('that is not active, or of a product that is not, makes no new line', async () => {
    const QuoteId = await idOf('Quote', 'Q-1');
    const line = { QuoteId, PricebookEntryId: await entryOf('NUT'), Quantity: 1, UnitPrice: 1 };
    await update('Product2', await idOf('Product2', 'NUT'), { IsActive: false });
    expect((await refused('QuoteLineItem', line)).errorCode).toBe('FIELD_INTEGRITY_EXCEPTION');
    await update('Product2', await idOf('Product2', 'NUT'), { IsActive: true });
    await update('PricebookEntry', line.PricebookEntryId, { IsActive: false });
    expect((await refused('QuoteLineItem', line)).message).toContain('pricebook entry is inactive');
    expect(await one(`SELECT LineItemCount FROM Quote WHERE Id = '${QuoteId}'`)).toEqual({
      LineItemCount: 2,
    });
  });

  test('book that is not active takes no new deals, and one in use is not deleted', async () => {
    const idle = await create('Pricebook2', { Name: 'Idle' });
    const deal = { Name: 'x', StageName: 'Prospecting', CloseDate: '2024-06-01' };
    expect((await refused('Opportunity', { ...deal, Pricebook2Id: idle })).errorCode).toBe(
      'FIELD_INTEGRITY_EXCEPTION',
    );
    await update('Pricebook2', idle, { IsActive: true });
    await create('Opportunity', { ...deal, Pricebook2Id: idle });
    expect((await refusal(remove('Pricebook2', idle))).errorCode).toBe('DELETE_FAILED');
    expect((await refusal(remove('Pricebook2', await standardBook()))).errorCode).toBe('DELETE_FAILED');
  });
});

describe('An opportunity', () => {
  test('takes probability, forecast and state from its stage', async () => {
    const id = await idOf('Opportunity', 'OPP-2');
    const state = () =>
      one(
        `SELECT Probability, ForecastCategory, ForecastCategoryName, IsClosed, IsWon, ExpectedRevenue FROM Opportunity WHERE Id = '${id}'`,
      );
    await update('Opportunity', id, { StageName: 'Negotiation/Review' });
    expect(await state()).toEqual({
      Probability: 90,
      ForecastCategory: 'Forecast',
      ForecastCategoryName: 'Commit',
      IsClosed: false,
      IsWon: false,
      ExpectedRevenue: 90,
    });
    await update('Opportunity', id, { StageName: 'closed lost' });
    expect(await state()).toMatchObject({
      Probability: 0,
      ForecastCategory: 'Omitted',
      IsClosed: true,
      IsWon: false,
    });
    expect(await refusedUpdate('Opportunity', id, { StageName: 'Nearly' })).toEqual({
      errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      message: 'Stage: bad value for restricted picklist field: Nearly',
    });
    expect((await refusedUpdate('Opportunity', id, { Probability: 101 })).errorCode).toBe(
      'NUMBER_OUTSIDE_VALID_RANGE',
    );
  });

  test('has the sum of its products as its amount, whatever is sent, and keeps their price book', async () => {
    const id = await idOf('Opportunity', 'OPP-2');
    await create('OpportunityLineItem', {
      OpportunityId: id,
      PricebookEntryId: await entryOf('BOLT'),
      Quantity: 3,
      UnitPrice: 2.5,
      Discount: 10,
    });
    const second = await create('OpportunityLineItem', {
      OpportunityId: id,
      PricebookEntryId: await entryOf('NUT'),
      Quantity: 2,
      TotalPrice: 3,
    });
    await update('Opportunity', id, { Amount: 1, TotalOpportunityQuantity: 1, NextStep: 'call' });
    expect(
      await one(
        `SELECT Amount, TotalOpportunityQuantity, HasOpportunityLineItem, NextStep, Pricebook2Id FROM Opportunity WHERE Id = '${id}'`,
      ),
    ).toEqual({
      Amount: 9.75,
      TotalOpportunityQuantity: 5,
      HasOpportunityLineItem: true,
      NextStep: 'call',
      Pricebook2Id: await standardBook(),
    });
    expect(
      await one(`SELECT UnitPrice, ListPrice, ProductCode FROM OpportunityLineItem WHERE Id = '${second}'`),
    ).toEqual({
      UnitPrice: 1.5,
      ListPrice: 1.25,
      ProductCode: 'NUT',
    });
    const book = await create('Pricebook2', { Name: 'Other', IsActive: true });
    expect((await refusedUpdate('Opportunity', id, { Pricebook2Id: book })).errorCode).toBe(
      'FIELD_INTEGRITY_EXCEPTION',
    );
    expect((await refusedUpdate('Opportunity', id, { CurrencyIsoCode: 'JPY' })).errorCode).toBe(
      'FIELD_INTEGRITY_EXCEPTION',
    );
    expect(
      (
        await refused('OpportunityLineItem', {
          OpportunityId: id,
          PricebookEntryId: await entryOf('BOLT', 'JPY'),
          Quantity: 1,
          UnitPrice: 1,
        })
      ).message,
    ).toContain('currency code');
  });
});

describe('A synced quote', () => {
  const lines = async (opportunity: string) =>
    records(
      org.connection,
      `SELECT Quantity, UnitPrice, Discount, TotalPrice, Product2.Name FROM OpportunityLineItem WHERE OpportunityId = '${opportunity}' ORDER BY Product2.Name`,
    );

  test('gives its lines to its opportunity, and from then on each follows the other', async () => {
    const opportunity = await idOf('Opportunity', 'OPP-1');
    const quote = await idOf('Quote', 'Q-1');
    await update('Opportunity', opportunity, { SyncedQuoteId: quote });
    expect(await one(`SELECT IsSyncing FROM Quote WHERE Id = '${quote}'`)).toEqual({ IsSyncing: true });
    expect(await lines(opportunity)).toEqual([
      { Quantity: 10, UnitPrice: 2.5, Discount: 10, TotalPrice: 22.5, Product2: { Name: 'Bolt' } },
      { Quantity: 4, UnitPrice: 1.25, Discount: null, TotalPrice: 5, Product2: { Name: 'Nut' } },
    ]);
    await update('QuoteLineItem', await idOf('QuoteLineItem', 'Q-1-1'), { Quantity: 20 });
    await remove('QuoteLineItem', await idOf('QuoteLineItem', 'Q-1-2'));
    expect(await lines(opportunity)).toMatchObject([{ Quantity: 20, TotalPrice: 45 }]);
    expect(await one(`SELECT Amount FROM Opportunity WHERE Id = '${opportunity}'`)).toEqual({ Amount: 45 });

    const added = await create('OpportunityLineItem', {
      OpportunityId: opportunity,
      PricebookEntryId: await entryOf('NUT'),
      Quantity: 5,
      UnitPrice: 1,
    });
    expect(await one(`SELECT GrandTotal, LineItemCount FROM Quote WHERE Id = '${quote}'`)).toEqual({
      GrandTotal: 50,
      LineItemCount: 2,
    });
    await update('OpportunityLineItem', added, { UnitPrice: 2 });
    expect(await one(`SELECT UnitPrice FROM QuoteLineItem WHERE OpportunityLineItemId = '${added}'`)).toEqual(
      { UnitPrice: 2 },
    );
    await remove('OpportunityLineItem', added);
    expect(await one(`SELECT GrandTotal, LineItemCount FROM Quote WHERE Id = '${quote}'`)).toEqual({
      GrandTotal: 45,
      LineItemCount: 1,
    });
  });

  test('is one at a time, of its own opportunity, and cannot be set from its own side', async () => {
    const opportunity = await idOf('Opportunity', 'OPP-1');
    const first = await idOf('Quote', 'Q-1');
    const second = await create('Quote', { Name: 'Second', OpportunityId: opportunity });
    await update('Opportunity', opportunity, { SyncedQuoteId: first });
    await update('Opportunity', opportunity, { SyncedQuoteId: second });
    expect(await records(org.connection, 'SELECT Name FROM Quote WHERE IsSyncing = true')).toEqual([
      { Name: 'Second' },
    ]);
    expect(await lines(opportunity)).toEqual([]);
    expect(
      (await refusedUpdate('Opportunity', await idOf('Opportunity', 'OPP-2'), { SyncedQuoteId: first }))
        .errorCode,
    ).toBe('FIELD_INTEGRITY_EXCEPTION');
    expect((await refusedUpdate('Quote', first, { IsSyncing: true })).errorCode).toBe(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
    );
    await update('Opportunity', opportunity, { SyncedQuoteId: null });
    expect(await records(org.connection, 'SELECT Name FROM Quote WHERE IsSyncing = true')).toEqual([]);
  });

  test('that is deleted leaves the lines to its opportunity', async () => {
    const opportunity = await idOf('Opportunity', 'OPP-1');
    await update('Opportunity', opportunity, { SyncedQuoteId: await idOf('Quote', 'Q-1') });
    await remove('Quote', await idOf('Quote', 'Q-1'));
    expect(await one(`SELECT SyncedQuoteId, Amount FROM Opportunity WHERE Id = '${opportunity}'`)).toEqual({
      SyncedQuoteId: null,
      Amount: 27.5,
    });
    expect(await lines(opportunity)).toHaveLength(2);
  });
});

describe('A quote', () => {
  test('adds tax and shipping to its lines, and has its account from its opportunity', async () => {
    const quote = await idOf('Quote', 'Q-1');
    await update('Quote', quote, { Tax: 5.25, ShippingHandling: 2 });
    expect(await one(`SELECT TotalPrice, GrandTotal FROM Quote WHERE Id = '${quote}'`)).toEqual({
      TotalPrice: 27.5,
      GrandTotal: 34.75,
    });
    await update('Opportunity', await idOf('Opportunity', 'OPP-1'), {
      AccountId: await idOf('Account', 'ACC-2'),
    });
    expect(await one(`SELECT Account.Name FROM Quote WHERE Id = '${quote}'`)).toEqual({
      Account: { Name: 'Berg KK' },
    });
    for (const field of ['GrandTotal', 'Subtotal', 'Discount', 'AccountId', 'LineItemCount'])
      expect((await refusedUpdate('Quote', quote, { [field]: null })).errorCode).toBe(
        'INVALID_FIELD_FOR_INSERT_UPDATE',
      );
  });

  test.each([
    [{ Discount: 100.01 }, 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
    [{ Discount: -1 }, 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
    [{ Discount: 1000 }, 'NUMBER_OUTSIDE_VALID_RANGE'],
    [{ Quantity: 99_999_999_999 }, 'NUMBER_OUTSIDE_VALID_RANGE'],
    [{ Quantity: 9_999_999_999, UnitPrice: 9_999_999_999_999 }, 'NUMBER_OUTSIDE_VALID_RANGE'],
    [{ UnitPrice: null }, 'REQUIRED_FIELD_MISSING'],
    [{ ServiceDate: '4001-01-01' }, 'NUMBER_OUTSIDE_VALID_RANGE'],
    [{ PricebookEntryId: null }, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
  ])('refuses of its line %j', async (values, code) => {
    const line = await idOf('QuoteLineItem', 'Q-1-1');
    expect((await refusedUpdate('QuoteLineItem', line, values)).errorCode).toBe(code);
    expect(await one("SELECT GrandTotal FROM Quote WHERE External_Id__c = 'Q-1'")).toEqual({
      GrandTotal: 27.5,
    });
  });

  test('rounds each line to the digits of its currency', async () => {
    const order = await idOf('Order', 'O-2');
    const line = await create('OrderItem', {
      OrderId: order,
      PricebookEntryId: await entryOf('BOLT', 'JPY'),
      Quantity: 3,
      UnitPrice: 33.5,
    });
    expect(
      await one(`SELECT TotalPrice, CurrencyIsoCode, AvailableQuantity FROM OrderItem WHERE Id = '${line}'`),
    ).toEqual({ TotalPrice: 101, CurrencyIsoCode: 'JPY', AvailableQuantity: 3 });
  });
});

describe('An order', () => {
  test('starts as a draft, and what it is made of is frozen once it is activated', async () => {
    const account = await idOf('Account', 'ACC-1');
    const order = { AccountId: account, EffectiveDate: '2024-05-15' };
    expect((await refused('Order', { ...order, Status: 'Activated' })).errorCode).toBe('FAILED_ACTIVATION');
    expect((await refused('Order', { ...order, Status: 'Cancelled' })).errorCode).toBe('INVALID_STATUS');
    const activated = await idOf('Order', 'O-1');
    const line = await idOf('OrderItem', 'O-1-1');
    for (const values of [
      { AccountId: await idOf('Account', 'ACC-2') },
      { Pricebook2Id: null },
      { CurrencyIsoCode: 'JPY' },
    ])
      expect((await refusedUpdate('Order', activated, values)).errorCode).toBe('FIELD_INTEGRITY_EXCEPTION');
    for (const values of [{ Quantity: 11 }, { UnitPrice: 1 }])
      expect((await refusedUpdate('OrderItem', line, values)).errorCode).toBe('FIELD_INTEGRITY_EXCEPTION');
    expect((await refusal(remove('OrderItem', line))).errorCode).toBe('FIELD_INTEGRITY_EXCEPTION');
    expect(
      (
        await refused('OrderItem', {
          OrderId: activated,
          PricebookEntryId: await entryOf('NUT'),
          Quantity: 1,
          UnitPrice: 1,
        })
      ).errorCode,
    ).toBe('FIELD_INTEGRITY_EXCEPTION');
    await update('OrderItem', line, { Description: 'may change', ServiceDate: '2024-06-01' });

    await update('Order', activated, { Status: 'Draft' });
    expect(await one(`SELECT ActivatedDate, StatusCode FROM Order WHERE Id = '${activated}'`)).toEqual({
      ActivatedDate: null,
      StatusCode: 'Draft',
    });
    await update('OrderItem', line, { Quantity: 11 });
    expect(await one(`SELECT TotalAmount FROM Order WHERE Id = '${activated}'`)).toEqual({
      TotalAmount: 32.5,
    });
    await update('Order', activated, { Status: 'Cancelled' });
    expect((await refusedUpdate('Order', activated, { Status: 'Activated' })).errorCode).toBe(
      'FAILED_ACTIVATION',
    );
    await remove('Order', activated);
    expect(
      (await org.connection.query("SELECT Id FROM OrderItem WHERE Order.External_Id__c = 'O-1'")).totalSize,
    ).toBe(0);
  });

  test('does not end before it starts, and not before its contract, which must be active', async () => {
    const account = await idOf('Account', 'ACC-2');
    const contract = await create('Contract', {
      AccountId: account,
      CurrencyIsoCode: 'JPY',
      StartDate: '2024-05-01',
      ContractTerm: 12,
    });
    const order = await idOf('Order', 'O-2');
    expect((await refusedUpdate('Order', order, { EndDate: '2024-05-13' })).errorCode).toBe(
      'FIELD_INTEGRITY_EXCEPTION',
    );
    expect(
      (await refusedUpdate('Order', await idOf('Order', 'O-1'), { ContractId: contract })).errorCode,
    ).toBe('FIELD_INTEGRITY_EXCEPTION');
    await update('Order', order, { ContractId: contract });
    expect((await refusedUpdate('Order', order, { EffectiveDate: '2024-04-30' })).message).toContain(
      "contract's start date: 2024-05-01",
    );
    expect((await refusedUpdate('Order', order, { Status: 'Activated' })).errorCode).toBe(
      'FAILED_ACTIVATION',
    );
    await update('Contract', contract, { Status: 'In Approval Process' });
    await update('Contract', contract, { Status: 'Activated' });
    await update('Order', order, { Status: 'Activated' });
    expect(
      await one(`SELECT EndDate, StatusCode, ActivatedById FROM Contract WHERE Id = '${contract}'`),
    ).toMatchObject({ EndDate: '2025-04-30', StatusCode: 'Activated' });
    for (const values of [{ Status: 'Draft' }, { AccountId: await idOf('Account', 'ACC-1') }])
      expect((await refusedUpdate('Contract', contract, values)).errorCode).toBe('FIELD_INTEGRITY_EXCEPTION');
    expect((await refusal(remove('Contract', contract))).errorCode).toBe('DELETE_FAILED');
    expect((await refused('Contract', { AccountId: account, Status: 'Activated' })).errorCode).toBe(
      'FAILED_ACTIVATION',
    );
  });

  test('of a reseller needs the reseller: a rule of the org', async () => {
    const order = await idOf('Order', 'O-2');
    expect(await refusedUpdate('Order', order, { Channel__c: 'RESELLER' })).toEqual({
      errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: 'An order of the channel RESELLER needs its partner.',
    });
    await update('Order', order, { Channel__c: 'RESELLER', Partner__c: await idOf('Account', 'ACC-3') });
  });

  test('is reduced by negative quantities up to what is available', async () => {
    const original = await idOf('Order', 'O-1');
    const line = await idOf('OrderItem', 'O-1-1');
    const reduction = {
      AccountId: await idOf('Account', 'ACC-1'),
      EffectiveDate: '2024-05-15',
      Status: 'Draft',
      IsReductionOrder: true,
      Pricebook2Id: await standardBook(),
    };
    expect((await refused('Order', reduction)).errorCode).toBe('REQUIRED_FIELD_MISSING');
    expect(
      (await refused('Order', { ...reduction, OriginalOrderId: await idOf('Order', 'O-2') })).errorCode,
    ).toBe('FIELD_INTEGRITY_EXCEPTION');
    const OrderId = await create('Order', { ...reduction, OriginalOrderId: original });
    const item = { OrderId, PricebookEntryId: await entryOf('BOLT'), UnitPrice: 2.5 };
    const available = async () =>
      (
        await one<{ AvailableQuantity: number }>(
          `SELECT AvailableQuantity FROM OrderItem WHERE Id = '${line}'`,
        )
      ).AvailableQuantity;
    expect((await refused('OrderItem', { ...item, Quantity: -1 })).errorCode).toBe('REQUIRED_FIELD_MISSING');
    for (const Quantity of [-11, 0, 1])
      expect((await refused('OrderItem', { ...item, OriginalOrderItemId: line, Quantity })).errorCode).toBe(
        'FIELD_INTEGRITY_EXCEPTION',
      );
    expect(
      (
        await refused('OrderItem', {
          ...item,
          OriginalOrderItemId: await idOf('OrderItem', 'O-1-2'),
          Quantity: -1,
        })
      ).errorCode,
    ).toBe('FIELD_INTEGRITY_EXCEPTION');
    const reduced = await create('OrderItem', { ...item, OriginalOrderItemId: line, Quantity: -7 });
    expect(await available()).toBe(3);
    expect((await refusedUpdate('OrderItem', reduced, { Quantity: -11 })).errorCode).toBe(
      'FIELD_INTEGRITY_EXCEPTION',
    );
    await update('OrderItem', reduced, { Quantity: -10 });
    expect(await available()).toBe(0);
    expect(await one(`SELECT TotalAmount FROM Order WHERE Id = '${OrderId}'`)).toEqual({ TotalAmount: -25 });
    await update('Order', OrderId, { Status: 'Activated' });
    expect((await refusedUpdate('Order', original, { Status: 'Draft' })).errorCode).toBe(
      'FIELD_INTEGRITY_EXCEPTION',
    );
    await update('Order', OrderId, { Status: 'Draft' });
    await remove('Order', OrderId);
    expect(await available()).toBe(10);
  });
});

describe('Accounts', () => {
  test('cannot be their own ancestor', async () => {
    const [child, parent] = [await idOf('Account', 'ACC-1'), await idOf('Account', 'ACC-2')];
    for (const ParentId of [parent, child])
      expect(await refusedUpdate('Account', parent, { ParentId })).toEqual({
        errorCode: 'CIRCULAR_DEPENDENCY',
        message: 'attempt to violate hierarchy constraints',
      });
  });

  test('go to active users only', async () => {
    const [user] = (await records(org.connection, "SELECT Id FROM User WHERE External_Id__c = 'USR-1'")) as {
      Id: string;
    }[];
    const OwnerId = user?.Id as string;
    const account = await idOf('Account', 'ACC-1');
    await update('Account', account, { OwnerId });
    await update('User', OwnerId, { IsActive: false });
    await update('Account', account, { Site: 'still' });
    expect(await refused('Account', { Name: 'x', OwnerId })).toEqual({
      errorCode: 'INACTIVE_OWNER_OR_USER',
      message: `operation performed with inactive user [${OwnerId}] as owner of account`,
    });
  });

  test('are kept while orders or won deals belong to them, which the refusal names', async () => {
    const account = await idOf('Account', 'ACC-1');
    expect((await refusal(remove('Account', account))).message).toContain('closed won.: Bolts for Ärmel');
    await update('Opportunity', await idOf('Opportunity', 'OPP-1'), { StageName: 'Prospecting' });
    expect(await refusal(remove('Account', account))).toEqual({
      errorCode: 'DELETE_FAILED',
      message:
        'Your attempt to delete Ärmel GmbH could not be completed because it is associated with the following orders.: 00000100',
    });
  });
});

describe('Partners', () => {
  test('of a deal are shown at the deal, one of them primary, and go and come with their record', async () => {
    const OpportunityId = await idOf('Opportunity', 'OPP-1');
    const primary = async () => one(`SELECT PartnerAccountId FROM Opportunity WHERE Id = '${OpportunityId}'`);
    const shown = async () =>
      records(
        org.connection,
        `SELECT AccountTo.Name, Role, IsPrimary FROM OpportunityPartner WHERE OpportunityId = '${OpportunityId}' ORDER BY AccountTo.Name`,
      );
    const [first, second] = [await idOf('Account', 'ACC-3'), await idOf('Account', 'ACC-2')];
    await create('Partner', { OpportunityId, AccountToId: first, Role: 'Reseller', IsPrimary: true });
    const id = await create('Partner', {
      OpportunityId,
      AccountToId: second,
      Role: 'Agency',
      IsPrimary: true,
    });
    expect(await primary()).toEqual({ PartnerAccountId: second });
    expect(await shown()).toEqual([
      { AccountTo: { Name: 'Berg KK' }, Role: 'Agency', IsPrimary: true },
      { AccountTo: { Name: 'Corner Resale' }, Role: 'Reseller', IsPrimary: false },
    ]);
    await remove('Partner', id);
    expect(await primary()).toEqual({ PartnerAccountId: null });
    expect(await shown()).toHaveLength(1);
    expect((await refused('OpportunityPartner', { OpportunityId })).errorCode).toBe(
      'INVALID_TYPE_FOR_OPERATION',
    );
    expect((await refusedUpdate('Partner', id, { Role: 'Other' })).errorCode).toBe(
      'INVALID_TYPE_FOR_OPERATION',
    );
  });

  test('in general are shown at both accounts, and are of one account or one deal', async () => {
    const [from, to] = [await idOf('Account', 'ACC-1'), await idOf('Account', 'ACC-2')];
    await create('Partner', { AccountFromId: from, AccountToId: to, Role: 'Distributor' });
    expect(
      await records(
        org.connection,
        'SELECT AccountFrom.Name, AccountTo.Name FROM AccountPartner ORDER BY AccountFrom.Name DESC',
      ),
    ).toEqual([
      { AccountFrom: { Name: 'Ärmel GmbH' }, AccountTo: { Name: 'Berg KK' } },
      { AccountFrom: { Name: 'Berg KK' }, AccountTo: { Name: 'Ärmel GmbH' } },
    ]);
    const OpportunityId = await idOf('Opportunity', 'OPP-1');
    for (const values of [
      { AccountToId: to },
      { AccountToId: to, AccountFromId: from, OpportunityId },
      { AccountToId: to, AccountFromId: to },
    ])
      expect((await refused('Partner', values)).errorCode).toBe('FIELD_INTEGRITY_EXCEPTION');
  });
});

describe('A locked row', () => {
  test('is only ever a fault that was ordered: the sandbox itself never waits for a lock', async () => {
    const body = [
      {
        errorCode: 'UNABLE_TO_LOCK_ROW',
        message: 'unable to obtain exclusive access to this record',
        fields: [],
      },
    ];
    await fetch(`${org.url}/sandbox/faults`, {
      method: 'PUT',
      body: JSON.stringify([
        {
          kind: 'status',
          status: 400,
          body,
          path: '/services/data/v66.0/sobjects/Account',
          method: 'PATCH',
          times: 1,
        },
      ]),
    });
    const account = await idOf('Account', 'ACC-1');
    expect((await refusedUpdate('Account', account, { Site: 'x' })).errorCode).toBe('UNABLE_TO_LOCK_ROW');
    await update('Account', account, { Site: 'x' });
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => update('Account', account, { Site: `site ${i}` })),
    );
  });
});
