import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveOrg, SalesforceNeed } from './live-org.ts';
import { must, refused, should } from './rows.ts';

const orders = { writes: true, needs: ['orders'] } as const;
const quotes = { writes: true, needs: ['quotes'] } as const;

/** An active price of an active product in the standard price book. */
async function price(org: LiveOrg) {
  const several = org.lacks('several currencies') === undefined;
  return org.first(
    'PricebookEntry',
    `Id, UnitPrice, Product2Id, Pricebook2Id${several ? ', CurrencyIsoCode' : ''}`,
    'IsActive = true AND Product2.IsActive = true AND Pricebook2.IsStandard = true AND UnitPrice > 0',
  );
}

const currencyOf = (entry: { CurrencyIsoCode?: string }): object =>
  entry.CurrencyIsoCode ? { CurrencyIsoCode: entry.CurrencyIsoCode } : {};

/** A draft order of an account of its own, with `lines` lines of one product. */
async function draftOrder(org: LiveOrg, lines = 1) {
  const entry = await price(org);
  const AccountId = await org.create('Account', { Name: org.name('buyer') });
  const id = await org.create('Order', {
    AccountId,
    EffectiveDate: '2026-01-15',
    Status: 'Draft',
    Pricebook2Id: entry.Pricebook2Id,
    ...currencyOf(entry),
  });
  const line = { OrderId: id, PricebookEntryId: entry.Id, Quantity: 3, UnitPrice: entry.UnitPrice };
  const items: string[] = [];
  for (let i = 0; i < lines; i++) items.push(await org.create('OrderItem', line));
  return { id, entry, items, AccountId, path: `/sobjects/Order/${id}` };
}

async function draftQuote(org: LiveOrg) {
  const entry = await price(org);
  const AccountId = await org.create('Account', { Name: org.name('asker') });
  const deal = {
    Name: org.name('deal'),
    AccountId,
    StageName: 'Prospecting',
    CloseDate: '2026-02-01',
    Pricebook2Id: entry.Pricebook2Id,
    ...currencyOf(entry),
  };
  const OpportunityId = await org.create('Opportunity', deal);
  const id = await org.create('Quote', {
    Name: org.name('offer'),
    OpportunityId,
    Pricebook2Id: entry.Pricebook2Id,
  });
  const line = await org.create('QuoteLineItem', {
    QuoteId: id,
    PricebookEntryId: entry.Id,
    Quantity: 2,
    UnitPrice: 100,
    Discount: 10,
  });
  return { id, entry, line, OpportunityId, AccountId };
}

/** The outcome of one step of an approval. */
async function approval(org: LiveOrg, request: object) {
  const { status, json, text } = await org.send('POST', '/process/approvals', { requests: [request] });
  assert.equal(status, 200, text);
  return json[0];
}

export const business: AuditSubject<LiveOrg, SalesforceNeed> = {
  name: 'Rules of price books, quotes and orders',
  rows: [
    must('SF-RULE-001', 'documented', 'There is exactly one standard price book.', async (org) =>
      assert.equal(await org.count('Pricebook2', 'IsStandard = true'), 1),
    ),
    must(
      'SF-RULE-002',
      'documented',
      'A product has one price in a book and a currency.',
      async (org) => {
        const { Product2Id, Pricebook2Id, ...entry } = await price(org);
        const again = { Product2Id, Pricebook2Id, UnitPrice: 1, IsActive: true, ...currencyOf(entry) };
        const answer = await org.send('POST', '/sobjects/PricebookEntry', again);
        assert.ok(
          [400].includes(answer.status) &&
            /DUPLICATE_VALUE|FIELD_INTEGRITY_EXCEPTION/.test(answer.json[0].errorCode),
          answer.text,
        );
      },
      { writes: true },
    ),
    must(
      'SF-RULE-003',
      'documented',
      'A price in another book needs the standard price first.',
      async (org) => {
        const Product2Id = await org.create('Product2', { Name: org.name('thing'), IsActive: true });
        const Pricebook2Id = await org.create('Pricebook2', { Name: org.name('book'), IsActive: true });
        const several = currencyOf(await price(org));
        refused(
          await org.send('POST', '/sobjects/PricebookEntry', {
            Product2Id,
            Pricebook2Id,
            UnitPrice: 5,
            IsActive: true,
            ...several,
          }),
          400,
          'STANDARD_PRICE_NOT_DEFINED',
        );
      },
      { writes: true },
    ),
    must(
      'SF-RULE-004',
      'documented',
      'An order begins as a draft with a number.',
      async (org) => {
        const { id } = await draftOrder(org);
        const row = await org.first('Order', 'StatusCode, OrderNumber', `Id = '${id}'`);
        assert.equal(row.StatusCode, 'Draft');
        assert.match(row.OrderNumber, /^\d{8}$/);
      },
      orders,
    ),
    must(
      'SF-RULE-005',
      'documented',
      'Totals of lines and order are calculated.',
      async (org) => {
        const { id, entry, items } = await draftOrder(org, 2);
        const line = await org.first('OrderItem', 'TotalPrice, ListPrice, Product2Id', `Id = '${items[0]}'`);
        assert.deepEqual(
          [line.TotalPrice, line.ListPrice, line.Product2Id],
          [3 * entry.UnitPrice, entry.UnitPrice, entry.Product2Id],
        );
        assert.equal(
          (await org.first('Order', 'TotalAmount', `Id = '${id}'`)).TotalAmount,
          6 * entry.UnitPrice,
        );
      },
      orders,
    ),
    must(
      'SF-RULE-006',
      'documented',
      'An order without lines cannot be activated.',
      async (org) => {
        const { path } = await draftOrder(org, 0);
        refused(await org.send('PATCH', path, { Status: 'Activated' }), 400, 'FAILED_ACTIVATION');
      },
      orders,
    ),
    must(
      'SF-RULE-007',
      'documented',
      'An activated order says when and by whom.',
      async (org) => {
        const { id, path } = await draftOrder(org);
        assert.equal((await org.send('PATCH', path, { Status: 'Activated' })).status, 204);
        const row = await org.first('Order', 'StatusCode, ActivatedDate, ActivatedById', `Id = '${id}'`);
        assert.equal(row.StatusCode, 'Activated');
        assert.ok(row.ActivatedDate && row.ActivatedById.startsWith('005'));
      },
      orders,
    ),
    must(
      'SF-RULE-008',
      'unverified',
      'The lines of an activated order stand still.',
      async (org) => {
        const { id, path, items, entry } = await draftOrder(org);
        await org.send('PATCH', path, { Status: 'Activated' });
        const changed = await org.send('PATCH', `/sobjects/OrderItem/${items[0]}`, { Quantity: 9 });
        const added = await org.send('POST', '/sobjects/OrderItem', {
          OrderId: id,
          PricebookEntryId: entry.Id,
          Quantity: 1,
          UnitPrice: 1,
        });
        const removed = await org.send('DELETE', `/sobjects/OrderItem/${items[0]}`);
        assert.deepEqual([changed.status, added.status, removed.status], [400, 400, 400]);
        assert.equal((await org.first('OrderItem', 'Quantity', `OrderId = '${id}'`)).Quantity, 3);
      },
      orders,
    ),
    must(
      'SF-RULE-009',
      'unverified',
      'An activated order cannot be deleted.',
      async (org) => {
        const { path } = await draftOrder(org);
        await org.send('PATCH', path, { Status: 'Activated' });
        assert.equal((await org.send('DELETE', path)).status, 400);
      },
      orders,
    ),
    must(
      'SF-RULE-010',
      'documented',
      'The price book of an order with lines stays.',
      async (org) => {
        const { path } = await draftOrder(org);
        const answer = await org.send('PATCH', path, { Pricebook2Id: null });
        assert.equal(answer.status, 400, answer.text);
      },
      orders,
    ),
    must(
      'SF-RULE-011',
      'documented',
      'An order needs account, date and status.',
      async (org) => {
        const answer = await org.send('POST', '/sobjects/Order', { Status: 'Draft' });
        assert.equal(answer.status, 400);
        assert.match(answer.json[0].message, /EffectiveDate|AccountId/);
      },
      orders,
    ),
    must(
      'SF-RULE-012',
      'documented',
      'A line must have a price of the book of its order.',
      async (org) => {
        const { id } = await draftOrder(org, 0);
        const answer = await org.send('POST', '/sobjects/OrderItem', {
          OrderId: id,
          Quantity: 1,
          UnitPrice: 1,
        });
        refused(answer, 400, 'REQUIRED_FIELD_MISSING', /PricebookEntryId/);
      },
      orders,
    ),
    must(
      'SF-RULE-013',
      'documented',
      'A reduction order takes back from an activated one.',
      async (org) => {
        const { id, path, items, entry, AccountId } = await draftOrder(org);
        await org.send('PATCH', path, { Status: 'Activated' });
        const reduction = await org.create('Order', {
          AccountId,
          EffectiveDate: '2026-01-20',
          Status: 'Draft',
          Pricebook2Id: entry.Pricebook2Id,
          IsReductionOrder: true,
          OriginalOrderId: id,
          ...currencyOf(entry),
        });
        const line = {
          OrderId: reduction,
          PricebookEntryId: entry.Id,
          UnitPrice: entry.UnitPrice,
          OriginalOrderItemId: items[0],
        };
        const much = await org.send('POST', '/sobjects/OrderItem', { ...line, Quantity: -4 });
        assert.equal(much.status, 400, much.text);
        await org.create('OrderItem', { ...line, Quantity: -1 });
      },
      orders,
    ),
    must(
      'SF-RULE-014',
      'documented',
      'A line of a quote adds up: quantity, price, discount.',
      async (org) => {
        const { line } = await draftQuote(org);
        assert.deepEqual(await org.first('QuoteLineItem', 'Subtotal, TotalPrice', `Id = '${line}'`), {
          Subtotal: 200,
          TotalPrice: 180,
        });
      },
      quotes,
    ),
    must(
      'SF-RULE-015',
      'documented',
      'A quote adds up its lines, tax and shipping.',
      async (org) => {
        const { id } = await draftQuote(org);
        await org.send('PATCH', `/sobjects/Quote/${id}`, { Tax: 7, ShippingHandling: 3 });
        assert.deepEqual(
          await org.first('Quote', 'Subtotal, TotalPrice, GrandTotal, LineItemCount', `Id = '${id}'`),
          { Subtotal: 200, TotalPrice: 180, GrandTotal: 190, LineItemCount: 1 },
        );
      },
      quotes,
    ),
    must(
      'SF-RULE-016',
      'documented',
      'A quote has a number and the account of its opportunity.',
      async (org) => {
        const { id, AccountId } = await draftQuote(org);
        const row = await org.first('Quote', 'QuoteNumber, AccountId', `Id = '${id}'`);
        assert.equal(row.AccountId, AccountId);
        assert.match(row.QuoteNumber, /^\d{8}$/);
      },
      quotes,
    ),
    must(
      'SF-RULE-017',
      'documented',
      'A quote is synced from the side of its opportunity.',
      async (org) => {
        const { id, OpportunityId } = await draftQuote(org);
        assert.equal((await org.send('PATCH', `/sobjects/Quote/${id}`, { IsSyncing: true })).status, 400);
        assert.equal(
          (await org.send('PATCH', `/sobjects/Opportunity/${OpportunityId}`, { SyncedQuoteId: id })).status,
          204,
        );
        assert.equal((await org.first('Quote', 'IsSyncing', `Id = '${id}'`)).IsSyncing, true);
        assert.equal(await org.count('OpportunityLineItem', `OpportunityId = '${OpportunityId}'`), 1);
      },
      quotes,
    ),
    must(
      'SF-RULE-018',
      'documented',
      'A stage says whether a deal is closed and won.',
      async (org) => {
        const won = await org.first('OpportunityStage', 'ApiName', 'IsWon = true AND IsActive = true');
        const id = await org.create('Opportunity', {
          Name: org.name('won'),
          StageName: won.ApiName,
          CloseDate: '2026-01-01',
        });
        assert.deepEqual(await org.first('Opportunity', 'IsClosed, IsWon', `Id = '${id}'`), {
          IsClosed: true,
          IsWon: true,
        });
      },
      { writes: true },
    ),
    must(
      'SF-RULE-019',
      'documented',
      'A currency that the org has not is refused.',
      async (org) =>
        refused(
          await org.send('POST', '/sobjects/Account', { Name: org.name('x'), CurrencyIsoCode: 'XXX' }),
          400,
          'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        ),
      { writes: true, needs: ['several currencies'] },
    ),
    must(
      'SF-RULE-020',
      'documented',
      'Currencies tell their rates against the corporate one.',
      async (org) => {
        assert.equal(await org.count('CurrencyType', 'IsCorporate = true AND ConversionRate = 1'), 1);
        const rows = await org.rows(
          'SELECT IsoCode, ConversionRate, DecimalPlaces, IsActive FROM CurrencyType',
        );
        for (const row of rows) assert.ok(row.ConversionRate > 0 && row.DecimalPlaces >= 0, row.IsoCode);
      },
      { needs: ['several currencies'] },
    ),
    must('SF-RULE-021', 'documented', 'Approvals list the processes of each object.', async (org) => {
      const { status, json } = await org.get('/process/approvals');
      assert.equal(status, 200);
      for (const list of Object.values(json.approvals) as Record<string, unknown>[][])
        for (const approval of list) assert.ok(approval.id && approval.name && approval.object);
    }),
    must(
      'SF-RULE-022',
      'documented',
      'A record that no process takes is refused, within a good answer.',
      async (org) => {
        const { approvals } = (await org.get('/process/approvals')).json;
        const free = Object.entries({ Contact: 'LastName', Product2: 'Name', Pricebook2: 'Name' });
        const [object, field] = free.find(([name]) => !(name in approvals)) ?? [];
        assert.ok(object && field, 'every object has an approval process');
        const contextId = await org.create(object, { [field]: org.name('nobody') });
        const outcome = await approval(org, { actionType: 'Submit', contextId, comments: 'please' });
        assert.deepEqual(
          [outcome.success, outcome.errors?.[0]?.statusCode],
          [false, 'NO_APPLICABLE_PROCESS'],
        );
      },
      { writes: true },
    ),
    should(
      'SF-RULE-023',
      'documented',
      'A submitted record waits, locked, until all have approved.',
      async (org) => {
        const { id } = await draftQuote(org);
        let outcome = await approval(org, { actionType: 'Submit', contextId: id, comments: 'please' });
        assert.partialDeepStrictEqual(outcome, { success: true, entityId: id, instanceStatus: 'Pending' });
        assert.match(`${outcome.instanceId} ${outcome.newWorkitemIds[0]}`, /^04g\w{15} 04i\w{15}$/);
        refused(await org.send('PATCH', `/sobjects/Quote/${id}`, { Name: 'x' }), 400, 'ENTITY_IS_LOCKED');
        while (outcome.instanceStatus === 'Pending')
          outcome = await approval(org, { actionType: 'Approve', contextId: outcome.newWorkitemIds[0] });
        assert.deepEqual([outcome.success, outcome.instanceStatus], [true, 'Approved']);
      },
      { writes: true, needs: ['quotes', 'an approval process'] },
    ),
  ],
};
