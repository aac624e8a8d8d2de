import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveOrg, SalesforceNeed } from './live-org.ts';
import { must, refused, should } from './rows.ts';

const writes = { writes: true } as const;

interface SubRequest {
  readonly method: string;
  readonly path: string;
  readonly referenceId: string;
  readonly body?: unknown;
  readonly httpHeaders?: Record<string, string>;
}

/** A composite whose sub-requests name paths behind the version. */
async function composite(org: LiveOrg, requests: readonly SubRequest[], allOrNone = false) {
  const compositeRequest = requests.map(({ path, ...request }) => ({
    ...request,
    url: `/services/data/v${org.version}${path}`,
  }));
  const answer = await org.send('POST', '/composite', { allOrNone, compositeRequest });
  for (const { httpStatusCode, httpHeaders } of answer.json?.compositeResponse ?? []) {
    const [, type, id] = /\/sobjects\/(\w+)\/(\w{18})$/.exec(httpHeaders?.Location ?? '') ?? [];
    if (httpStatusCode === 201 && type && id) org.remember(type, id);
  }
  return answer;
}

const limits = (referenceId: string): SubRequest => ({ method: 'GET', path: '/limits', referenceId });
const account = (org: LiveOrg, referenceId: string, fields: object = {}): SubRequest => ({
  method: 'POST',
  path: '/sobjects/Account',
  referenceId,
  body: { Name: org.name(referenceId), ...fields },
});

export const compositeCalls: AuditSubject<LiveOrg, SalesforceNeed> = {
  name: 'Composite and graphs',
  rows: [
    must(
      'SF-COMP-001',
      'documented',
      'A composite answers each part with status, headers and body.',
      async (org) => {
        const { status, json } = await composite(org, [limits('a')]);
        assert.equal(status, 200);
        const [part] = json.compositeResponse;
        assert.deepEqual(Object.keys(part).sort(), ['body', 'httpHeaders', 'httpStatusCode', 'referenceId']);
        assert.deepEqual([part.httpStatusCode, part.referenceId], [200, 'a']);
      },
    ),
    must('SF-COMP-002', 'documented', 'A part that fails does not fail the composite.', async (org) => {
      const { status, json } = await composite(org, [
        { method: 'GET', path: '/sobjects/Nothing/describe', referenceId: 'a' },
        limits('b'),
      ]);
      const statuses = json.compositeResponse.map(
        ({ httpStatusCode }: { httpStatusCode: number }) => httpStatusCode,
      );
      assert.deepEqual([status, statuses], [200, [404, 200]]);
    }),
    must('SF-COMP-003', 'documented', 'A part may use what an earlier one answered.', async (org) => {
      const soql = encodeURIComponent('SELECT Id, Name FROM Account LIMIT 1');
      const { json } = await composite(org, [
        { method: 'GET', path: `/query?q=${soql}`, referenceId: 'found' },
        { method: 'GET', path: '/sobjects/Account/@{found.records[0].Id}?fields=Name', referenceId: 'same' },
      ]);
      const [found, same] = json.compositeResponse;
      assert.equal(same.body.Name, found.body.records[0].Name);
    }),
    must('SF-COMP-004', 'documented', 'More than 25 parts are refused.', async (org) => {
      const answer = await composite(
        org,
        Array.from({ length: 26 }, (_, i) => limits(`r${i}`)),
      );
      assert.equal(answer.status, 400, answer.text);
    }),
    must('SF-COMP-005', 'documented', 'More than five queries are refused.', async (org) => {
      const path = `/query?q=${encodeURIComponent('SELECT Id FROM Account LIMIT 1')}`;
      const answer = await composite(
        org,
        Array.from({ length: 6 }, (_, i) => ({ method: 'GET', path, referenceId: `q${i}` })),
      );
      assert.ok(
        answer.status === 400 ||
          answer.json.compositeResponse.some(
            ({ httpStatusCode }: { httpStatusCode: number }) => httpStatusCode === 400,
          ),
        answer.text,
      );
    }),
    must('SF-COMP-006', 'documented', 'A reference name used twice is refused.', async (org) =>
      assert.equal((await composite(org, [limits('a'), limits('a')])).status, 400),
    ),
    must('SF-COMP-007', 'documented', 'A reference name has letters, digits and underscores.', async (org) =>
      assert.equal((await composite(org, [limits('a-b')])).status, 400),
    ),
    must('SF-COMP-008', 'documented', 'A part cannot bring its own authorization.', async (org) =>
      assert.equal(
        (await composite(org, [{ ...limits('a'), httpHeaders: { Authorization: 'Bearer x' } }])).status,
        400,
      ),
    ),
    must(
      'SF-COMP-009',
      'documented',
      'A long query goes in a part, past the limit of addresses.',
      async (org) => {
        const { Id } = await org.first('Account');
        const soql = `SELECT Id FROM Account WHERE Id IN (${Array.from({ length: 900 }, () => `'${Id}'`).join(',')})`;
        const { json } = await composite(org, [
          { method: 'GET', path: `/query?q=${encodeURIComponent(soql)}`, referenceId: 'q' },
        ]);
        assert.equal(json.compositeResponse[0].body.totalSize, 1);
      },
    ),
    must(
      'SF-COMP-010',
      'documented',
      'A later part may refer to the id of a created record.',
      async (org) => {
        const child = account(org, 'child', { ParentId: '@{parent.id}' });
        const { json } = await composite(org, [account(org, 'parent'), child], true);
        const [parent, created] = json.compositeResponse;
        assert.deepEqual([parent.httpStatusCode, created.httpStatusCode], [201, 201]);
        assert.equal(
          (await org.first('Account', 'ParentId', `Id = '${created.body.id}'`)).ParentId,
          parent.body.id,
        );
      },
      writes,
    ),
    must(
      'SF-COMP-011',
      'documented',
      'All or none takes back what was done and says so of each part.',
      async (org) => {
        const broken = account(org, 'broken', { Nothing: 1 });
        const { json } = await composite(org, [account(org, 'undone'), broken], true);
        const [undone, failed] = json.compositeResponse;
        assert.deepEqual([undone.httpStatusCode, undone.body[0].errorCode], [400, 'PROCESSING_HALTED']);
        assert.equal(
          undone.body[0].message,
          'The transaction was rolled back since another operation in the same transaction failed.',
        );
        assert.equal(failed.body[0].errorCode, 'INVALID_FIELD');
        assert.equal(await org.count('Account', `Name = '${org.name('undone')}'`), 0);
      },
      writes,
    ),
    must(
      'SF-COMP-012',
      'documented',
      'Without all or none what went well stays.',
      async (org) => {
        const { json } = await composite(org, [
          account(org, 'stays'),
          account(org, 'broken', { Nothing: 1 }),
        ]);
        assert.deepEqual(
          json.compositeResponse.map(({ httpStatusCode }: { httpStatusCode: number }) => httpStatusCode),
          [201, 400],
        );
        assert.equal(await org.count('Account', `Name = '${org.name('stays')}'`), 1);
      },
      writes,
    ),
    should(
      'SF-COMP-013',
      'documented',
      'A part that needs a failed one is halted.',
      async (org) => {
        const child = account(org, 'child', { ParentId: '@{parent.id}' });
        const { json } = await composite(org, [account(org, 'parent', { Nothing: 1 }), child]);
        assert.equal(json.compositeResponse[1].httpStatusCode, 400);
        assert.equal(json.compositeResponse[1].body[0].errorCode, 'PROCESSING_HALTED');
      },
      writes,
    ),
    must(
      'SF-COMP-014',
      'documented',
      'A graph is done whole or not at all, each on its own.',
      async (org) => {
        const url = `/services/data/v${org.version}/sobjects/Account`;
        const node = (referenceId: string, body: object) => ({ method: 'POST', url, referenceId, body });
        const graphs = [
          {
            graphId: 'good',
            compositeRequest: [
              node('a', { Name: org.name('graph') }),
              node('b', { Name: org.name('graph'), ParentId: '@{a.id}' }),
            ],
          },
          {
            graphId: 'bad',
            compositeRequest: [node('c', { Name: org.name('lost') }), node('d', { Nothing: 1 })],
          },
        ];
        const { status, json } = await org.send('POST', '/composite/graph', { graphs });
        const [good, bad] = json.graphs;
        for (const { body } of good.graphResponse.compositeResponse) org.remember('Account', body.id);
        assert.deepEqual(
          [status, good.graphId, good.isSuccessful, bad.isSuccessful],
          [200, 'good', true, false],
        );
        assert.equal(await org.count('Account', `Name = '${org.name('graph')}'`), 2);
        assert.equal(await org.count('Account', `Name = '${org.name('lost')}'`), 0);
      },
      writes,
    ),
    must('SF-COMP-015', 'documented', 'A graph has no queries.', async (org) => {
      const url = `/services/data/v${org.version}/query?q=SELECT+Id+FROM+Account+LIMIT+1`;
      const graphs = [{ graphId: 'g', compositeRequest: [{ method: 'GET', url, referenceId: 'q' }] }];
      const answer = await org.send('POST', '/composite/graph', { graphs });
      assert.ok(answer.status === 400 || answer.json.graphs[0].isSuccessful === false, answer.text);
    }),
    must(
      'SF-COMP-016',
      'documented',
      'A batch answers each part, and says whether any failed.',
      async (org) => {
        const batchRequests = ['limits', 'nothing'].map((path) => ({
          method: 'GET',
          url: `v${org.version}/${path}`,
        }));
        const { status, json } = await org.send('POST', '/composite/batch', { batchRequests });
        assert.deepEqual([status, json.hasErrors], [200, true]);
        assert.deepEqual(
          json.results.map(({ statusCode }: { statusCode: number }) => statusCode),
          [200, 404],
        );
        assert.equal(json.results[1].result[0].errorCode, 'NOT_FOUND');
      },
    ),
    must('SF-COMP-017', 'documented', 'A batch that is to halt does so with 412.', async (org) => {
      const batchRequests = ['nothing', 'limits'].map((path) => ({
        method: 'GET',
        url: `v${org.version}/${path}`,
      }));
      const { json } = await org.send('POST', '/composite/batch', { haltOnError: true, batchRequests });
      assert.deepEqual(
        [json.results[1].statusCode, json.results[1].result[0].errorCode],
        [412, 'BATCH_PROCESSING_HALTED'],
      );
    }),
    must('SF-COMP-018', 'documented', 'A composite lists what it is made of.', async (org) => {
      const { json } = await org.get('/composite');
      for (const name of ['tree', 'batch', 'sobjects', 'graph'])
        assert.match(json[name], new RegExp(`/composite/${name}$`));
    }),
    must(
      'SF-COMP-019',
      'documented',
      'A part of another version is answered by that version.',
      async (org) => {
        const compositeRequest = [
          { method: 'GET', url: '/services/data/v55.0/sobjects/Account', referenceId: 'a' },
        ];
        const { json } = await org.send('POST', '/composite', { compositeRequest });
        assert.match(JSON.stringify(json.compositeResponse[0].body.objectDescribe.urls), /v55\.0/);
      },
    ),
    must('SF-COMP-020', 'documented', 'A composite without parts is refused.', async (org) => {
      const answer = await org.send('POST', '/composite', {});
      assert.equal(answer.status, 400);
      refused(answer, 400, answer.json[0].errorCode);
    }),
  ],
};
