import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveOrg, SalesforceNeed } from './live-org.ts';
import { must, refused, should } from './rows.ts';

const DAY_MS = 86_400_000;
const httpDate = (text: string, shiftMs: number): string =>
  new Date(Date.parse(text.replace('+0000', 'Z')) + shiftMs).toUTCString();

export const readingRows: AuditSubject<LiveOrg, SalesforceNeed> = {
  name: 'Reading one record',
  rows: [
    must('SF-ROW-001', 'documented', 'A record names its type and its own address.', async (org) => {
      const { Id } = await org.first('Account');
      const url = `/services/data/v${org.version}/sobjects/Account/${Id}`;
      assert.deepEqual((await org.get(url)).json.attributes, { type: 'Account', url });
    }),
    must('SF-ROW-002', 'documented', 'Chosen fields come alone, in their own case.', async (org) => {
      const { Id } = await org.first('Account');
      const { json } = await org.get(`/sobjects/Account/${Id}?fields=name,Type`);
      const fields = Object.keys(json).filter((name) => name !== 'Id');
      assert.deepEqual(fields.sort(), ['Name', 'Type', 'attributes']);
    }),
    must(
      'SF-ROW-003',
      'documented',
      'An id of 15 characters finds the record, which has 18.',
      async (org) => {
        const { Id } = await org.first('Account');
        assert.equal((await org.get(`/sobjects/Account/${Id.slice(0, 15)}`)).json.Id, Id);
      },
    ),
    must('SF-ROW-004', 'measured', 'The three last characters of an id tell its capitals.', async (org) => {
      for (const { Id } of await org.rows('SELECT Id FROM Account LIMIT 50')) {
        const check = [0, 5, 10].map((at) => {
          const bits = [...Id.slice(at, at + 5)].map((char, i) => (/[A-Z]/.test(char) ? 2 ** i : 0));
          return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'[bits.reduce((sum, bit) => sum + bit, 0)];
        });
        assert.equal(Id.slice(15), check.join(''));
      }
    }),
    must('SF-ROW-005', 'documented', 'A record that never was is not found.', async (org) =>
      refused(await org.get('/sobjects/Account/001000000000000AAA'), 404, 'NOT_FOUND'),
    ),
    must('SF-ROW-006', 'documented', 'A field that is not there is told by name.', async (org) => {
      const { Id } = await org.first('Account');
      const answer = await org.get(`/sobjects/Account/${Id}?fields=Nothing`);
      refused(answer, 400, 'INVALID_FIELD', /Nothing/);
    }),
    must(
      'SF-ROW-007',
      'documented',
      'A record is found by its external id.',
      async (org) => {
        const { keyField } = org.settings;
        const row = await org.first('Account', `Id, ${keyField}`, `${keyField} != null`);
        const { json } = await org.get(`/sobjects/Account/${keyField}/${encodeURIComponent(row[keyField])}`);
        assert.equal(json.Id, row.Id);
      },
      { needs: ['an external id field'] },
    ),
    must('SF-ROW-008', 'documented', 'A field that is no external id cannot stand in a path.', async (org) =>
      refused(
        await org.get('/sobjects/Account/Nothing__c/x'),
        404,
        'NOT_FOUND',
        'Provided external ID field does not exist or is not accessible: Nothing__c',
      ),
    ),
    should('SF-ROW-009', 'documented', 'A path goes on from a record to its parent.', async (org) => {
      const row = await org.first('Opportunity', 'Id, AccountId', 'AccountId != null');
      assert.equal((await org.get(`/sobjects/Opportunity/${row.Id}/Account`)).json.Id, row.AccountId);
    }),
    should('SF-ROW-010', 'documented', 'A path goes on from a record to its children.', async (org) => {
      const row = await org.first('Opportunity', 'AccountId', 'AccountId != null');
      const { json } = await org.get(`/sobjects/Account/${row.AccountId}/Opportunities`);
      assert.equal(json.totalSize, await org.count('Opportunity', `AccountId = '${row.AccountId}'`));
    }),
    must('SF-ROW-011', 'documented', 'A record unchanged since a time is not sent again.', async (org) => {
      const { Id, LastModifiedDate } = await org.first('Account', 'Id, LastModifiedDate');
      const since = (shift: number) => ({ 'if-modified-since': httpDate(LastModifiedDate, shift) });
      const statuses = [DAY_MS, -DAY_MS].map(
        async (shift) => (await org.get(`/sobjects/Account/${Id}`, since(shift))).status,
      );
      assert.deepEqual(await Promise.all(statuses), [304, 200]);
    }),
    must(
      'SF-ROW-012',
      'documented',
      'A record changed after a time is refused where it must not be.',
      async (org) => {
        const { Id, LastModifiedDate } = await org.first('Account', 'Id, LastModifiedDate');
        const since = (shift: number) => ({ 'if-unmodified-since': httpDate(LastModifiedDate, shift) });
        const statuses = [-DAY_MS, DAY_MS].map(
          async (shift) => (await org.get(`/sobjects/Account/${Id}`, since(shift))).status,
        );
        assert.deepEqual(await Promise.all(statuses), [412, 200]);
      },
    ),
    must('SF-ROW-013', 'documented', 'An account has an entity tag to be asked with.', async (org) => {
      const { Id } = await org.first('Account');
      const tag = (await org.get(`/sobjects/Account/${Id}`)).headers.get('etag');
      assert.ok(tag, 'no ETag');
      const status = async (header: string, value: string) =>
        (await org.get(`/sobjects/Account/${Id}`, { [header]: value })).status;
      assert.deepEqual([await status('if-none-match', tag), await status('if-match', tag)], [304, 200]);
      assert.equal(await status('if-match', '"other"'), 412);
    }),
    must('SF-ROW-014', 'documented', 'Dates and instants have their forms.', async (org) => {
      const row = await org.first('Opportunity', 'CloseDate, CreatedDate', 'CloseDate != null');
      assert.match(row.CloseDate, /^\d{4}-\d\d-\d\d$/);
      assert.match(row.CreatedDate, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/);
    }),
    must('SF-ROW-015', 'measured', 'Amounts are JSON numbers with a fraction.', async (org) => {
      const answer = await org.get(
        `/query?q=${encodeURIComponent('SELECT Amount FROM Opportunity WHERE Amount != null LIMIT 5')}`,
      );
      const found = [...answer.text.matchAll(/"Amount":([^,}]+)/g)].map((match) => match[1] ?? '');
      assert.ok(found.length > 0);
      for (const amount of found) assert.match(amount, /^-?\d+\.\d+$/);
    }),
    must('SF-ROW-016', 'documented', 'A compound address repeats its parts.', async (org) => {
      const { BillingAddress, BillingCountry } = await org.first(
        'Account',
        'BillingAddress, BillingCountry',
        'BillingCountry != null',
      );
      assert.equal(BillingAddress.country, BillingCountry);
      assert.ok('city' in BillingAddress && 'postalCode' in BillingAddress && 'street' in BillingAddress);
    }),
    must('SF-ROW-017', 'documented', 'Every record has its system fields.', async (org) => {
      const row = await org.first(
        'Opportunity',
        'IsDeleted, CreatedById, LastModifiedById, LastModifiedDate, SystemModstamp',
      );
      assert.equal(row.IsDeleted, false);
      assert.match(`${row.CreatedById}${row.LastModifiedById}`, /^(005\w{15}){2}$/);
      assert.ok(row.SystemModstamp >= row.LastModifiedDate);
    }),
  ],
};
