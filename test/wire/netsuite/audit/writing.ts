import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import { type LiveAccount, type NetSuiteNeed, RECORD } from './live-account.ts';
import { must, refused, should } from './rows.ts';

const writes = { writes: true } as const;

export async function customerBody(account: LiveAccount, name: string) {
  const { id } = await account.first('id', 'subsidiary ORDER BY id');
  return { companyName: account.name(name), subsidiary: { id } };
}

export const writing: AuditSubject<LiveAccount, NetSuiteNeed> = {
  name: 'Writing records',
  rows: [
    must(
      'NS-WRITE-001',
      'documented',
      'A created record answers 204 and where it is.',
      async (account) => {
        const answer = await account.send('POST', 'customer', await customerBody(account, 'one'));
        assert.deepEqual([answer.status, answer.text], [204, '']);
        const id = account.remember('customer', answer);
        assert.equal(answer.headers.get('location'), `${account.url}${RECORD}/customer/${id}`);
      },
      writes,
    ),
    must(
      'NS-WRITE-002',
      'documented',
      'Field names have any case on the way in.',
      async (account) => {
        const { companyName: companyname, subsidiary } = await customerBody(account, 'two');
        const id = await account.create('customer', { companyname, SUBSIDIARY: subsidiary });
        assert.equal((await account.get(`customer/${id}`)).json.companyName, companyname);
      },
      writes,
    ),
    must(
      'NS-WRITE-003',
      'documented',
      'References are ids as numbers or as text.',
      async (account) => {
        const { companyName, subsidiary } = await customerBody(account, 'three');
        await account.create('customer', { companyName, subsidiary: { id: Number(subsidiary.id) } });
      },
      writes,
    ),
    must(
      'NS-WRITE-004',
      'documented',
      'A change answers 204 and changes what it names.',
      async (account) => {
        const body = await customerBody(account, 'four');
        const id = await account.create('customer', { ...body, email: 'four@example.com' });
        const { status, text } = await account.send('PATCH', `customer/${id}`, { comments: 'changed' });
        assert.deepEqual([status, text], [204, '']);
        assert.partialDeepStrictEqual((await account.get(`customer/${id}`)).json, {
          comments: 'changed',
          email: 'four@example.com',
          companyName: body.companyName,
        });
      },
      writes,
    ),
    must(
      'NS-WRITE-005',
      'documented',
      'null clears a field.',
      async (account) => {
        const id = await account.create('customer', {
          ...(await customerBody(account, 'five')),
          email: 'five@example.com',
        });
        assert.equal((await account.send('PATCH', `customer/${id}`, { email: null })).status, 204);
        assert.equal((await account.get(`customer/${id}`)).json.email, undefined);
      },
      writes,
    ),
    must(
      'NS-WRITE-006',
      'documented',
      'PUT by external id creates once, then changes.',
      async (account) => {
        const path = `customer/eid:${account.prefix}-6`;
        const first = await account.send('PUT', path, await customerBody(account, 'six'));
        const second = await account.send('PUT', path, await customerBody(account, 'six again'));
        const id = account.remember('customer', first);
        assert.deepEqual([first.status, second.status], [204, 204]);
        assert.equal(second.headers.get('location'), first.headers.get('location'));
        assert.equal((await account.get(`customer/${id}`)).json.companyName, account.name('six again'));
      },
      writes,
    ),
    must(
      'NS-WRITE-007',
      'documented',
      'An external id is there once.',
      async (account) => {
        const externalId = `${account.prefix}-7`;
        await account.create('customer', { ...(await customerBody(account, 'seven')), externalId });
        const answer = await account.send('POST', 'customer', {
          ...(await customerBody(account, 'eight')),
          externalId,
        });
        assert.equal(answer.status, 400);
        assert.match(answer.text, /already exists/i);
      },
      writes,
    ),
    must(
      'NS-WRITE-008',
      'documented',
      'A removal answers 204, and the record is gone.',
      async (account) => {
        const id = await account.create('customer', await customerBody(account, 'nine'));
        const { status, headers } = await account.send('DELETE', `customer/${id}`);
        assert.deepEqual([status, headers.get('location')], [204, null]);
        refused(await account.get(`customer/${id}`), 404, 'NONEXISTENT_ID');
      },
      writes,
    ),
    must(
      'NS-WRITE-009',
      'documented',
      'A removal leaves a row in deletedrecord.',
      async (account) => {
        const id = await account.create('customer', await customerBody(account, 'ten'));
        await account.send('DELETE', `customer/${id}`);
        const rows = await account.rows(
          'SELECT name, type, scriptid FROM deletedrecord WHERE recordid = ? AND type = ?',
          [id, 'Customer'],
        );
        assert.deepEqual(rows.length, 1);
        assert.match(rows[0]?.name ?? '', new RegExp(account.prefix));
      },
      writes,
    ),
    must(
      'NS-WRITE-010',
      'documented',
      'A customer with documents stays.',
      async (account) => {
        const { entity } = await account.first('entity', "transaction WHERE type = 'CustInvc' ORDER BY id");
        refused(await account.send('DELETE', `customer/${entity}`), 400, 'USER_ERROR', /dependent records/);
      },
      writes,
    ),
    must(
      'NS-WRITE-011',
      'documented',
      'A missing required field is named.',
      async (account) => {
        const answer = await account.send('POST', 'customer', { email: 'x@example.com' });
        assert.equal(answer.status, 400);
        assert.match(answer.json['o:errorDetails'][0].detail, /subsidiary|company ?name|enter value/i);
      },
      writes,
    ),
    must(
      'NS-WRITE-012',
      'documented',
      'An unknown property is warned of, or refused if asked so.',
      async (account) => {
        const body = { ...(await customerBody(account, 'eleven')), nothingLikeIt: 1 };
        const warned = await account.send('POST', 'customer', body, {
          'x-netsuite-propertynamevalidation': 'warning',
        });
        account.remember('customer', warned);
        assert.equal(warned.status, 204);
        const strict = await account.send('POST', 'customer', body, {
          'x-netsuite-propertynamevalidation': 'error',
        });
        assert.equal(strict.status, 400);
        assert.match(strict.text, /nothingLikeIt/i);
      },
      writes,
    ),
    must(
      'NS-WRITE-013',
      'documented',
      'A changed customer is newer than before.',
      async (account) => {
        const id = await account.create('customer', await customerBody(account, 'twelve'));
        const stamp = () =>
          account.value(
            "SELECT TO_CHAR(lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS at FROM customer WHERE id = ?",
            [id],
          );
        const before = (await stamp()) ?? '';
        await account.send('PATCH', `customer/${id}`, { comments: 'later' });
        assert.ok(((await stamp()) ?? '') >= before);
      },
      writes,
    ),
    must(
      'NS-WRITE-014',
      'documented',
      'What changed is noted with old and new value.',
      async (account) => {
        const id = await account.create('customer', {
          ...(await customerBody(account, 'thirteen')),
          email: 'a@example.com',
        });
        await account.send('PATCH', `customer/${id}`, { email: 'b@example.com' });
        const rows = await account.rows(
          "SELECT oldvalue, newvalue FROM systemnote WHERE recordid = ? AND UPPER(field) LIKE '%EMAIL%' AND oldvalue IS NOT NULL",
          [id],
        );
        assert.deepEqual(rows, [{ oldvalue: 'a@example.com', newvalue: 'b@example.com' }]);
      },
      writes,
    ),
    should(
      'NS-WRITE-015',
      'documented',
      'A reference by external id does as well as by id.',
      async (account) => {
        const externalId = `${account.prefix}-15`;
        const parent = await account.create('customer', {
          ...(await customerBody(account, 'parent')),
          externalId,
        });
        const child = await account.create('customer', {
          ...(await customerBody(account, 'child')),
          parent: { externalId },
        });
        assert.equal((await account.get(`customer/${child}`)).json.parent.id, parent);
      },
      writes,
    ),
    should(
      'NS-WRITE-016',
      'documented',
      'A text that is no number is refused with its path.',
      async (account) => {
        const answer = await account.send('POST', 'customer', {
          ...(await customerBody(account, 'x')),
          creditLimit: 'much',
        });
        assert.equal(answer.status, 400);
        assert.equal(answer.json['o:errorDetails'][0]['o:errorPath'], 'creditLimit');
      },
      writes,
    ),
  ],
};
