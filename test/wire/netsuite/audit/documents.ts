import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveAccount, NetSuiteNeed } from './live-account.ts';
import { must, refused, should } from './rows.ts';
import { customerBody } from './writing.ts';

const writes = { writes: true } as const;

/** A customer of its own and the id of an item that is sold without stock. */
async function trade(account: LiveAccount) {
  const item = await account.first(
    'id',
    "item WHERE itemtype = 'NonInvtPart' AND isinactive = 'F' ORDER BY id",
  );
  return {
    entity: { id: await account.create('customer', await customerBody(account, 'buyer')) },
    item: { id: item.id },
  };
}

async function order(account: LiveAccount, quantity = 10) {
  const { entity, item } = await trade(account);
  const id = await account.create('salesOrder', {
    entity,
    orderStatus: { id: 'B' },
    item: { items: [{ item, quantity, rate: 12.5 }] },
  });
  return { id, entity, item };
}

async function invoice(account: LiveAccount, amount = 100) {
  const { entity, item } = await trade(account);
  const id = await account.create('invoice', {
    entity,
    item: { items: [{ item, quantity: 1, rate: amount }] },
  });
  return { id, entity, item };
}

/** What an invoice is worth and what is open of it. */
async function open(account: LiveAccount, id: string) {
  const { total, amountRemaining, status } = (await account.get(`invoice/${id}`)).json;
  return [total, amountRemaining, status.id];
}

/** That debits and credits of a document are equal, and that it is posted. */
async function balanced(account: LiveAccount, id: string): Promise<void> {
  const rows = await account.rows(
    "SELECT SUM(amount) AS net, COUNT(*) AS n FROM transactionaccountingline WHERE transaction = ? AND posting = 'T'",
    [id],
  );
  assert.deepEqual([Number(rows[0]?.net), Number(rows[0]?.n) >= 2], [0, true]);
}

export const documents: AuditSubject<LiveAccount, NetSuiteNeed> = {
  name: 'Orders, invoices, payments and what they post',
  rows: [
    must(
      'NS-DOC-001',
      'documented',
      'An order adds up its lines and gets a number.',
      async (account) => {
        const { id } = await order(account);
        const json = (await account.get(`salesOrder/${id}`)).json;
        assert.equal(json.total, 125);
        assert.ok(json.tranId);
      },
      writes,
    ),
    must(
      'NS-DOC-002',
      'documented',
      'An order posts nothing to the ledger.',
      async (account) => {
        const { id } = await order(account);
        assert.equal(await account.value('SELECT posting FROM transaction WHERE id = ?', [id]), 'F');
      },
      writes,
    ),
    must(
      'NS-DOC-003',
      'documented',
      'A keyed line is changed by its number, others are added.',
      async (account) => {
        const { id, item } = await order(account);
        const lines = {
          item: {
            items: [
              { line: 1, rate: 20 },
              { item, quantity: 1, rate: 5 },
            ],
          },
        };
        assert.equal((await account.send('PATCH', `salesOrder/${id}`, lines)).status, 204);
        const found = (await account.get(`salesOrder/${id}/item?expandSubResources=true`)).json;
        assert.equal(found.totalResults, 2);
        assert.equal((await account.get(`salesOrder/${id}`)).json.total, 205);
      },
      writes,
    ),
    must(
      'NS-DOC-004',
      'documented',
      'replace takes the given lines for all lines.',
      async (account) => {
        const { id, item } = await order(account);
        const lines = { item: { items: [{ item, quantity: 1, rate: 7 }] } };
        assert.equal((await account.send('PATCH', `salesOrder/${id}?replace=item`, lines)).status, 204);
        assert.deepEqual(
          [
            (await account.get(`salesOrder/${id}/item`)).json.totalResults,
            (await account.get(`salesOrder/${id}`)).json.total,
          ],
          [1, 7],
        );
      },
      writes,
    ),
    must(
      'NS-DOC-005',
      'documented',
      'An order is billed in part by what is given of its lines.',
      async (account) => {
        const { id } = await order(account);
        const answer = await account.send('POST', `salesOrder/${id}/!transform/invoice`, {
          item: { items: [{ orderLine: 1, quantity: 4 }] },
        });
        assert.equal(answer.status, 204, answer.text);
        const bill = account.remember('invoice', answer);
        const json = (await account.get(`invoice/${bill}`)).json;
        assert.deepEqual([json.total, json.createdFrom.id], [50, id]);
        const billed = await account.value(
          'SELECT quantitybilled FROM transactionline WHERE transaction = ? AND item IS NOT NULL',
          [id],
        );
        assert.equal(Number(billed), 4);
      },
      writes,
    ),
    must(
      'NS-DOC-006',
      'documented',
      'What is left of an order is billed by an empty transform.',
      async (account) => {
        const { id } = await order(account);
        const path = `salesOrder/${id}/!transform/invoice`;
        account.remember(
          'invoice',
          await account.send('POST', path, { item: { items: [{ orderLine: 1, quantity: 4 }] } }),
        );
        const rest = account.remember('invoice', await account.send('POST', path, {}));
        assert.equal((await account.get(`invoice/${rest}`)).json.total, 75);
        assert.equal(await account.value('SELECT status FROM transaction WHERE id = ?', [id]), 'G');
      },
      writes,
    ),
    must(
      'NS-DOC-007',
      'documented',
      'More than an order has left cannot be billed.',
      async (account) => {
        const { id } = await order(account);
        const answer = await account.send('POST', `salesOrder/${id}/!transform/invoice`, {
          item: { items: [{ orderLine: 1, quantity: 11 }] },
        });
        assert.equal(answer.status, 400, answer.text);
      },
      writes,
    ),
    must(
      'NS-DOC-008',
      'documented',
      'A line of nought is left out of a bill.',
      async (account) => {
        const { entity, item } = await trade(account);
        const items = [
          { item, quantity: 2, rate: 10 },
          { item, quantity: 3, rate: 10 },
        ];
        const id = await account.create('salesOrder', { entity, orderStatus: { id: 'B' }, item: { items } });
        const body = {
          item: {
            items: [
              { orderLine: 1, quantity: 0 },
              { orderLine: 2, quantity: 3 },
            ],
          },
        };
        const bill = account.remember(
          'invoice',
          await account.send('POST', `salesOrder/${id}/!transform/invoice`, body),
        );
        assert.equal((await account.get(`invoice/${bill}`)).json.total, 30);
      },
      writes,
    ),
    must(
      'NS-DOC-009',
      'documented',
      'A transform that is none is refused.',
      async (account) => {
        const { id } = await order(account);
        const { status } = await account.send('POST', `salesOrder/${id}/!transform/spaceship`, {});
        assert.ok([400, 404].includes(status), String(status));
      },
      writes,
    ),
    must(
      'NS-DOC-010',
      'documented',
      'An order and its bill are linked in both directions.',
      async (account) => {
        const { id } = await order(account);
        const bill = account.remember(
          'invoice',
          await account.send('POST', `salesOrder/${id}/!transform/invoice`, {}),
        );
        const forth = await account.rows(
          'SELECT DISTINCT nextdoc FROM NextTransactionLineLink WHERE previousdoc = ?',
          [id],
        );
        const back = await account.rows(
          'SELECT DISTINCT previousdoc FROM PreviousTransactionLineLink WHERE nextdoc = ?',
          [bill],
        );
        assert.deepEqual([forth, back], [[{ nextdoc: bill }], [{ previousdoc: id }]]);
      },
      writes,
    ),
    must(
      'NS-DOC-011',
      'documented',
      'An invoice posts, in balance, to receivables.',
      async (account) => {
        const { id } = await invoice(account);
        await balanced(account, id);
        const debit = await account.value(
          "SELECT tal.amount FROM transactionaccountingline tal JOIN account a ON a.id = tal.account WHERE tal.transaction = ? AND a.accttype = 'AcctRec'",
          [id],
        );
        assert.equal(Number(debit), 100);
      },
      writes,
    ),
    must(
      'NS-DOC-012',
      'documented',
      'An invoice is open until it is paid.',
      async (account) => {
        const { id } = await invoice(account);
        assert.deepEqual(await open(account, id), [100, 100, 'A']);
      },
      writes,
    ),
    must(
      'NS-DOC-013',
      'documented',
      'A payment made from an invoice pays it.',
      async (account) => {
        const { id } = await invoice(account);
        const answer = await account.send('POST', `invoice/${id}/!transform/customerPayment`, {});
        assert.equal(answer.status, 204, answer.text);
        const payment = account.remember('customerPayment', answer);
        assert.deepEqual(await open(account, id), [100, 0, 'B']);
        await balanced(account, payment);
      },
      writes,
    ),
    must(
      'NS-DOC-014',
      'documented',
      'A payment applies what is given, and keeps the rest.',
      async (account) => {
        const { id, entity } = await invoice(account);
        const body = {
          customer: entity,
          payment: 80,
          apply: { items: [{ doc: { id }, apply: true, amount: 60 }] },
        };
        const payment = await account.create('customerPayment', body);
        assert.deepEqual(await open(account, id), [100, 40, 'A']);
        const unused = await account.value(
          'SELECT foreignpaymentamountunused FROM transaction WHERE id = ?',
          [payment],
        );
        assert.equal(Number(unused), 20);
        await balanced(account, payment);
      },
      writes,
    ),
    must(
      'NS-DOC-015',
      'documented',
      'A payment is taken off an invoice again.',
      async (account) => {
        const { id, entity } = await invoice(account);
        const payment = await account.create('customerPayment', {
          customer: entity,
          payment: 60,
          apply: { items: [{ doc: { id }, apply: true, amount: 60 }] },
        });
        assert.equal(
          (
            await account.send('PATCH', `customerPayment/${payment}`, {
              apply: { items: [{ doc: { id }, apply: false }] },
            })
          ).status,
          204,
        );
        assert.deepEqual(await open(account, id), [100, 100, 'A']);
      },
      writes,
    ),
    must(
      'NS-DOC-016',
      'documented',
      'More than is open cannot be applied.',
      async (account) => {
        const { id, entity } = await invoice(account);
        const body = {
          customer: entity,
          payment: 500,
          apply: { items: [{ doc: { id }, apply: true, amount: 200 }] },
        };
        const answer = await account.send('POST', 'customerPayment', body);
        assert.equal(answer.status, 400, answer.text);
        assert.deepEqual(await open(account, id), [100, 100, 'A']);
      },
      writes,
    ),
    must(
      'NS-DOC-017',
      'documented',
      'A customer owes what the invoices leave open.',
      async (account) => {
        const { id, entity } = await invoice(account);
        const balance = async () => (await account.get(`customer/${entity.id}`)).json.balance;
        assert.equal(await balance(), 100);
        await account.create('customerPayment', {
          customer: entity,
          payment: 30,
          apply: { items: [{ doc: { id }, apply: true, amount: 30 }] },
        });
        assert.equal(await balance(), 70);
      },
      writes,
    ),
    must(
      'NS-DOC-018',
      'documented',
      'A credit made from an invoice is applied to it.',
      async (account) => {
        const { id } = await invoice(account);
        const answer = await account.send('POST', `invoice/${id}/!transform/creditMemo`, {
          apply: { items: [{ doc: { id }, apply: true, amount: 100 }] },
        });
        assert.equal(answer.status, 204, answer.text);
        const credit = account.remember('creditMemo', answer);
        assert.deepEqual(await open(account, id), [100, 0, 'B']);
        await balanced(account, credit);
      },
      writes,
    ),
    must(
      'NS-DOC-019',
      'documented',
      'A paid invoice cannot be deleted.',
      async (account) => {
        const { id } = await invoice(account);
        account.remember(
          'customerPayment',
          await account.send('POST', `invoice/${id}/!transform/customerPayment`, {}),
        );
        assert.equal((await account.send('DELETE', `invoice/${id}`)).status, 400);
      },
      writes,
    ),
    must(
      'NS-DOC-020',
      'documented',
      'A document retried under its external id is made once.',
      async (account) => {
        const { entity, item } = await trade(account);
        const externalId = `${account.prefix}-20`;
        const body = { entity, item: { items: [{ item, quantity: 1, rate: 9 }] } };
        const first = await account.send('PUT', `invoice/eid:${externalId}`, body);
        const id = account.remember('invoice', first);
        await account.send('PUT', `invoice/eid:${externalId}?replace=item`, body);
        assert.deepEqual(
          await account.rows('SELECT id, foreigntotal FROM transaction WHERE externalid = ?', [externalId]),
          [{ id, foreigntotal: '9' }],
        );
      },
      writes,
    ),
    must(
      'NS-DOC-021',
      'documented',
      'A journal must balance.',
      async (account) => {
        const [left, right] = await account.rows(
          "SELECT id FROM account WHERE accttype IN ('Bank', 'OthCurrAsset', 'Expense') AND isinactive = 'F' ORDER BY id FETCH FIRST 2 ROWS ONLY",
        );
        const { id: subsidiary } = await account.first('id', 'subsidiary ORDER BY id');
        const lines = [
          { account: { id: left?.id }, debit: 10 },
          { account: { id: right?.id }, credit: 9 },
        ];
        const answer = await account.send('POST', 'journalEntry', {
          subsidiary: { id: subsidiary },
          line: { items: lines },
        });
        assert.equal(answer.status, 400, answer.text);
      },
      writes,
    ),
    must(
      'NS-DOC-022',
      'documented',
      'Nothing is posted to a closed period.',
      async (account) => {
        const { entity, item } = await trade(account);
        const body = { entity, tranDate: '1999-01-15', item: { items: [{ item, quantity: 1, rate: 9 }] } };
        const answer = await account.send('POST', 'invoice', body);
        assert.equal(answer.status, 400, answer.text);
        assert.match(answer.text, /period/i);
      },
      writes,
    ),
    must(
      'NS-DOC-023',
      'documented',
      'A customer on hold gets no more on credit, but pays.',
      async (account) => {
        const { id, entity } = await invoice(account);
        await account.send('PATCH', `customer/${entity.id}`, { creditHoldOverride: { id: 'ON' } });
        assert.equal(await account.value('SELECT oncredithold FROM customer WHERE id = ?', [entity.id]), 'T');
        account.remember(
          'customerPayment',
          await account.send('POST', `invoice/${id}/!transform/customerPayment`, {}),
        );
      },
      writes,
    ),
    should(
      'NS-DOC-024',
      'documented',
      'An item that is not there is refused at its place.',
      async (account) => {
        const { entity } = await trade(account);
        const answer = await account.send('POST', 'salesOrder', {
          entity,
          item: { items: [{ item: { id: '999999' }, quantity: 1 }] },
        });
        refused(
          answer,
          400,
          'INVALID_CONTENT',
          /You have entered an Invalid Field Value 999999 for the following field: item/,
        );
        assert.equal(answer.json['o:errorDetails'][0]['o:errorPath'], 'item.items[0].item');
      },
      writes,
    ),
  ],
};
