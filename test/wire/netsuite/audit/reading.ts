import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import { type LiveAccount, type NetSuiteNeed, RECORD } from './live-account.ts';
import { must, refused, should } from './rows.ts';

/** The id of the first transaction of a type. */
async function idOf(account: LiveAccount, type: string): Promise<string> {
  return (await account.first('id', `transaction WHERE type = '${type}' ORDER BY id`)).id as string;
}

const customerId = async (account: LiveAccount): Promise<string> =>
  (await account.first('id', 'customer ORDER BY id')).id as string;

export const reading: AuditSubject<LiveAccount, NetSuiteNeed> = {
  name: 'Reading records',
  rows: [
    must('NS-READ-001', 'documented', 'A record is JSON of a kind of its own.', async (account) => {
      const { status, headers } = await account.get(`customer/${await customerId(account)}`);
      assert.equal(status, 200);
      assert.match(
        headers.get('content-type') ?? '',
        /^application\/vnd\.oracle\.resource\+json; ?type=singular/,
      );
    }),
    must('NS-READ-002', 'documented', 'A record links to itself.', async (account) => {
      const id = await customerId(account);
      const { links } = (await account.get(`customer/${id}`)).json;
      assert.deepEqual(links, [{ rel: 'self', href: `${account.url}${RECORD}/customer/${id}` }]);
    }),
    must('NS-READ-003', 'documented', 'A reference has id, name and a link.', async (account) => {
      const { entity } = (await account.get(`invoice/${await idOf(account, 'CustInvc')}`)).json;
      assert.ok(entity.id && entity.refName);
      assert.deepEqual(entity.links, [
        { rel: 'self', href: `${account.url}${RECORD}/customer/${entity.id}` },
      ]);
    }),
    must(
      'NS-READ-004',
      'documented',
      'An enumeration has id and name, or the id alone if asked.',
      async (account) => {
        const path = `invoice/${await idOf(account, 'CustInvc')}`;
        const { status } = (await account.get(path)).json;
        assert.ok(status.id && status.refName);
        assert.equal((await account.get(`${path}?simpleEnumFormat=true`)).json.status, status.id);
      },
    ),
    must(
      'NS-READ-005',
      'documented',
      'Figures are JSON numbers, flags are JSON booleans.',
      async (account) => {
        const { balance, isPerson } = (await account.get(`customer/${await customerId(account)}`)).json;
        assert.deepEqual([typeof balance, typeof isPerson], ['number', 'boolean']);
      },
    ),
    must('NS-READ-006', 'documented', 'Dates are ISO, instants are UTC.', async (account) => {
      const { tranDate, lastModifiedDate } = (await account.get(`invoice/${await idOf(account, 'CustInvc')}`))
        .json;
      assert.match(tranDate, /^\d{4}-\d\d-\d\d$/);
      assert.match(lastModifiedDate, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }),
    must('NS-READ-007', 'documented', 'Figures of an invoice add up.', async (account) => {
      const {
        subtotal,
        taxTotal = 0,
        total,
        amountPaid,
        amountRemaining,
      } = (await account.get(`invoice/${await idOf(account, 'CustInvc')}`)).json;
      const cents = (value: number): number => Math.round(value * 100);
      assert.equal(cents(subtotal) + cents(taxTotal), cents(total));
      assert.equal(cents(amountPaid) + cents(amountRemaining), cents(total));
    }),
    must('NS-READ-008', 'documented', 'A sublist is a link until it is expanded.', async (account) => {
      const path = `invoice/${await idOf(account, 'CustInvc')}`;
      const { item } = (await account.get(path)).json;
      assert.deepEqual(item, { links: [{ rel: 'self', href: `${account.url}${RECORD}/${path}/item` }] });
    }),
    must(
      'NS-READ-009',
      'documented',
      'An expanded sublist has its lines, each with its number.',
      async (account) => {
        const path = `invoice/${await idOf(account, 'CustInvc')}`;
        const { item } = (await account.get(`${path}?expandSubResources=true`)).json;
        assert.equal(item.totalResults, item.items.length);
        for (const line of item.items)
          assert.ok(line.links[0].href.endsWith(`${path}/item/${line.line}`) && line.item.id);
      },
    ),
    must('NS-READ-010', 'documented', 'A sublist has an address, and each line too.', async (account) => {
      const path = `invoice/${await idOf(account, 'CustInvc')}/item`;
      const list = (await account.get(path)).json;
      assert.equal(list.totalResults, list.items.length);
      assert.equal((await account.get(list.items[0].links[0].href)).json.line, 1);
    }),
    must('NS-READ-011', 'documented', 'Chosen fields come alone.', async (account) => {
      const { links: _, ...fields } = (
        await account.get(`invoice/${await idOf(account, 'CustInvc')}?fields=tranId,total`)
      ).json;
      assert.deepEqual(
        Object.keys(fields)
          .filter((name) => name !== 'id')
          .sort(),
        ['total', 'tranId'],
      );
    }),
    must(
      'NS-READ-012',
      'read in a client',
      'Chosen fields and expansion do not go together.',
      async (account) =>
        assert.equal(
          (
            await account.get(
              `invoice/${await idOf(account, 'CustInvc')}?fields=total&expandSubResources=true`,
            )
          ).status,
          400,
        ),
    ),
    must('NS-READ-013', 'documented', 'An external id stands wherever an id stands.', async (account) => {
      const { id, externalid } = await account.first(
        'id, externalid',
        'customer WHERE externalid IS NOT NULL ORDER BY id',
      );
      assert.equal((await account.get(`customer/eid:${externalid}`)).json.id, id);
    }),
    must('NS-READ-014', 'documented', 'Names of record types have any case.', async (account) => {
      const id = await customerId(account);
      for (const type of ['CUSTOMER', 'Customer'])
        assert.equal((await account.get(`${type}/${id}`)).json.id, id);
    }),
    must('NS-READ-015', 'documented', 'A record is found as what it is only.', async (account) =>
      refused(await account.get(`salesOrder/${await idOf(account, 'CustInvc')}`), 404, 'NONEXISTENT_ID'),
    ),
    must('NS-READ-016', 'documented', 'A list has ids and links only.', async (account) => {
      const { json } = await account.get('customer?limit=2');
      assert.deepEqual([json.count, json.offset, json.items.length], [2, 0, 2]);
      for (const item of json.items)
        assert.deepEqual(item, {
          links: [{ rel: 'self', href: `${account.url}${RECORD}/customer/${item.id}` }],
          id: item.id,
        });
    }),
    must(
      'NS-READ-017',
      'documented',
      'A first page leads on, a later one leads back as well.',
      async (account) => {
        const rels = async (offset: number) =>
          (await account.get(`customer?limit=2&offset=${offset}`)).json.links
            .map(({ rel }: { rel: string }) => rel)
            .sort();
        assert.deepEqual(await rels(0), ['last', 'next', 'self']);
        assert.deepEqual(await rels(2), ['first', 'last', 'next', 'prev', 'self']);
      },
    ),
    must('NS-READ-018', 'documented', 'The pages together are all records once.', async (account) => {
      const total = (await account.get('customer?limit=1')).json.totalResults as number;
      const ids = new Set<string>();
      let next: string | undefined = `customer?limit=100`;
      while (next) {
        const { json } = await account.get(next);
        for (const { id } of json.items) ids.add(id);
        assert.equal(
          json.hasMore,
          json.links.some(({ rel }: { rel: string }) => rel === 'next'),
        );
        next = json.links.find(({ rel }: { rel: string }) => rel === 'next')?.href;
      }
      assert.equal(ids.size, total);
    }),
    must(
      'NS-READ-019',
      'documented',
      'An offset that the limit does not divide is refused.',
      async (account) => refused(await account.get('customer?limit=5&offset=3'), 400, 'INVALID_PARAMETER'),
    ),
    must('NS-READ-020', 'documented', 'A limit over 1,000 or of nought is refused.', async (account) => {
      for (const limit of [1001, 0])
        assert.equal((await account.get(`customer?limit=${limit}`)).status, 400, String(limit));
    }),
    must('NS-READ-021', 'documented', 'Master data are records too.', async (account) => {
      for (const type of [
        'subsidiary',
        'currency',
        'account',
        'accountingPeriod',
        'term',
        'employee',
        'classification',
        'department',
        'location',
      ])
        assert.equal((await account.get(`${type}?limit=1`)).status, 200, type);
    }),
    must('NS-READ-022', 'documented', 'Documents are records too.', async (account) => {
      for (const type of [
        'salesOrder',
        'invoice',
        'creditMemo',
        'customerPayment',
        'customerDeposit',
        'cashSale',
        'journalEntry',
        'customerRefund',
        'depositApplication',
        'returnAuthorization',
        'estimate',
      ])
        assert.equal((await account.get(`${type}?limit=1`)).status, 200, type);
    }),
    must('NS-READ-023', 'documented', 'Revenue management is no record of this service.', async (account) => {
      for (const type of ['revenueArrangement', 'revenueElement', 'revenuePlan'])
        assert.equal((await account.get(`${type}?limit=1`)).status, 404, type);
    }),
    should(
      'NS-READ-024',
      'documented',
      'The balance of a customer ages in five parts that add up.',
      async (account) => {
        const { id } = await account.first('id', 'customer WHERE balancesearch > 0 ORDER BY id');
        const json = (await account.get(`customer/${id}`)).json;
        const parts = ['aging', 'aging1', 'aging2', 'aging3', 'aging4'].map((name) => json[name] as number);
        assert.ok(
          parts.every((part) => typeof part === 'number'),
          JSON.stringify(parts),
        );
      },
    ),
  ],
};
