import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveOrg, SalesforceNeed } from './live-org.ts';
import { must, refused, should } from './rows.ts';

const writes = { writes: true } as const;
const accounts = (org: LiveOrg, names: readonly string[], more: object = {}) =>
  names.map((name) => ({ attributes: { type: 'Account' }, Name: org.name(name), ...more }));

/** A call about several records; what it creates goes at the end of the check. */
async function collection(
  org: LiveOrg,
  method: string,
  path: string,
  records: readonly object[],
  allOrNone = false,
) {
  const answer = await org.send(method, path, { allOrNone, records });
  for (const { success, created, id } of Array.isArray(answer.json) ? answer.json : [])
    if (success && (method === 'POST' || created)) org.remember('Account', id);
  return answer;
}

export const collections: AuditSubject<LiveOrg, SalesforceNeed> = {
  name: 'Several records at once',
  rows: [
    must(
      'SF-COLL-001',
      'documented',
      'Records are created in order, each with its outcome.',
      async (org) => {
        const { status, json } = await collection(
          org,
          'POST',
          '/composite/sobjects',
          accounts(org, ['a', 'b']),
        );
        assert.equal(status, 200);
        for (const [i, name] of ['a', 'b'].entries()) {
          assert.deepEqual(json[i], { id: json[i].id, success: true, errors: [] });
          assert.equal((await org.first('Account', 'Name', `Id = '${json[i].id}'`)).Name, org.name(name));
        }
      },
      writes,
    ),
    must(
      'SF-COLL-002',
      'read in a client',
      'A failed record has statusCode, message and fields.',
      async (org) => {
        const { status, json } = await collection(org, 'POST', '/composite/sobjects', [
          { attributes: { type: 'Account' } },
          ...accounts(org, ['c']),
        ]);
        assert.deepEqual(
          [status, json.map(({ success }: { success: boolean }) => success)],
          [200, [false, true]],
        );
        assert.deepEqual(json[0].errors, [
          {
            statusCode: 'REQUIRED_FIELD_MISSING',
            message: 'Required fields are missing: [Name]',
            fields: ['Name'],
          },
        ]);
      },
      writes,
    ),
    must(
      'SF-COLL-003',
      'documented',
      'All or none rolls back and says so of the good ones.',
      async (org) => {
        const { status, json } = await collection(
          org,
          'POST',
          '/composite/sobjects',
          [...accounts(org, ['lost']), { attributes: { type: 'Account' } }],
          true,
        );
        assert.equal(status, 200);
        assert.deepEqual(
          [json[0].success, json[0].errors[0].statusCode],
          [false, 'ALL_OR_NONE_OPERATION_ROLLED_BACK'],
        );
        assert.equal(json[1].errors[0].statusCode, 'REQUIRED_FIELD_MISSING');
        assert.equal(await org.count('Account', `Name = '${org.name('lost')}'`), 0);
      },
      writes,
    ),
    must('SF-COLL-004', 'documented', 'More than 200 records are refused.', async (org) => {
      const answer = await collection(
        org,
        'POST',
        '/composite/sobjects',
        Array.from({ length: 201 }, () => ({ attributes: { type: 'Account' } })),
      );
      assert.equal(answer.status, 400, answer.text);
    }),
    must(
      'SF-COLL-005',
      'documented',
      'Records are changed by id.',
      async (org) => {
        const id = await org.create('Account', { Name: org.name('d') });
        const { json } = await collection(org, 'PATCH', '/composite/sobjects', [
          { attributes: { type: 'Account' }, id, Name: org.name('e') },
        ]);
        assert.deepEqual(json, [{ id, success: true, errors: [] }]);
        assert.equal((await org.first('Account', 'Name', `Id = '${id}'`)).Name, org.name('e'));
      },
      writes,
    ),
    must(
      'SF-COLL-006',
      'read in a client',
      'An id that is none fails its record alone.',
      async (org) => {
        const { status, json } = await collection(org, 'PATCH', '/composite/sobjects', [
          { attributes: { type: 'Account' }, id: 'nonsense', Name: 'x' },
        ]);
        assert.deepEqual(
          [status, json[0].success, json[0].errors[0].statusCode],
          [200, false, 'MALFORMED_ID'],
        );
      },
      writes,
    ),
    must(
      'SF-COLL-007',
      'documented',
      'Records are deleted by a list of ids.',
      async (org) => {
        const ids = [
          await org.create('Account', { Name: org.name('f') }),
          await org.create('Account', { Name: org.name('g') }),
        ];
        const { status, json } = await org.send('DELETE', `/composite/sobjects?ids=${ids}`);
        assert.deepEqual([status, json], [200, ids.map((id) => ({ id, success: true, errors: [] }))]);
      },
      writes,
    ),
    must(
      'SF-COLL-008',
      'documented',
      'Records are fetched in the order asked, null for what is not there.',
      async (org) => {
        const [first, second] = (await org.rows('SELECT Id, Name FROM Account ORDER BY Id LIMIT 2')) as [
          Record<string, string>,
          Record<string, string>,
        ];
        const ids = [second.Id, '001000000000000AAA', first.Id];
        const { status, json } = await org.send('POST', '/composite/sobjects/Account', {
          ids,
          fields: ['Id', 'Name'],
        });
        assert.equal(status, 200);
        assert.deepEqual(
          json.map((row: Record<string, string> | null) => row?.Name),
          [second.Name, undefined, first.Name],
        );
      },
    ),
    must('SF-COLL-009', 'documented', 'Records are fetched by address too.', async (org) => {
      const { Id, Name } = await org.first('Account', 'Id, Name');
      assert.equal((await org.get(`/composite/sobjects/Account?ids=${Id}&fields=Name`)).json[0].Name, Name);
    }),
    must(
      'SF-COLL-010',
      'documented',
      'Records are upserted by key, each told whether created.',
      async (org) => {
        const { keyField } = org.settings;
        const record = { ...accounts(org, ['h'])[0], [keyField]: `${org.prefix}-h` };
        const path = `/composite/sobjects/Account/${keyField}`;
        const [first] = (await collection(org, 'PATCH', path, [record])).json;
        const [second] = (await collection(org, 'PATCH', path, [record])).json;
        assert.deepEqual([first.created, second.created, second.id], [true, false, first.id]);
      },
      { writes: true, needs: ['an external id field'] },
    ),
    must(
      'SF-COLL-011',
      'documented',
      'A record without its type is refused.',
      async (org) => {
        const answer = await org.send('POST', '/composite/sobjects', { records: [{ Name: org.name('x') }] });
        assert.ok(answer.status === 400 || answer.json[0].success === false, answer.text);
      },
      writes,
    ),
    must(
      'SF-COLL-012',
      'documented',
      'Records of several types go together.',
      async (org) => {
        const contact = { attributes: { type: 'Contact' }, LastName: org.name('i') };
        const answer = await org.send('POST', '/composite/sobjects', {
          records: [...accounts(org, ['i']), contact],
        });
        for (const { id } of answer.json) org.remember(id.startsWith('001') ? 'Account' : 'Contact', id);
        assert.deepEqual(
          answer.json.map(({ id }: { id: string }) => id.slice(0, 3)),
          ['001', '003'],
        );
      },
      writes,
    ),
    must(
      'SF-COLL-013',
      'documented',
      'A tree creates parents with their children.',
      async (org) => {
        const child = { attributes: { type: 'Contact', referenceId: 'c' }, LastName: org.name('leaf') };
        const parent = {
          attributes: { type: 'Account', referenceId: 'p' },
          Name: org.name('root'),
          Contacts: { records: [child] },
        };
        const { status, json } = await org.send('POST', '/composite/tree/Account', { records: [parent] });
        for (const { id, referenceId } of json.results ?? [])
          org.remember(referenceId === 'p' ? 'Account' : 'Contact', id);
        assert.deepEqual([status, json.hasErrors], [201, false]);
        assert.deepEqual(json.results.map(({ referenceId }: { referenceId: string }) => referenceId).sort(), [
          'c',
          'p',
        ]);
        assert.equal(
          (await org.first('Contact', 'Account.Name', `LastName = '${org.name('leaf')}'`)).Account.Name,
          org.name('root'),
        );
      },
      writes,
    ),
    must(
      'SF-COLL-014',
      'documented',
      'A tree with a fault creates nothing and names the branch.',
      async (org) => {
        const tree = (referenceId: string, fields: object) => ({
          attributes: { type: 'Account', referenceId },
          ...fields,
        });
        const { status, json } = await org.send('POST', '/composite/tree/Account', {
          records: [tree('a', { Name: org.name('tree') }), tree('b', { Name: 'x'.repeat(300) })],
        });
        assert.deepEqual([status, json.hasErrors, json.results[0].referenceId], [400, true, 'b']);
        assert.equal(json.results[0].errors[0].statusCode, 'STRING_TOO_LONG');
        assert.equal(await org.count('Account', `Name = '${org.name('tree')}'`), 0);
      },
      writes,
    ),
    should('SF-COLL-015', 'documented', 'A tree of more than 200 records is refused.', async (org) => {
      const records = Array.from({ length: 201 }, (_, i) => ({
        attributes: { type: 'Account', referenceId: `r${i}` },
      }));
      assert.equal((await org.send('POST', '/composite/tree/Account', { records })).status, 400);
    }),
    must('SF-COLL-016', 'documented', 'An unknown type is refused as a whole.', async (org) =>
      refused(
        await org.send('POST', '/composite/sobjects/Nothing', { ids: [], fields: ['Id'] }),
        404,
        'NOT_FOUND',
      ),
    ),
  ],
};
