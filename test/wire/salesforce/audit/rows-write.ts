import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveOrg, SalesforceNeed } from './live-org.ts';
import { must, refused, should } from './rows.ts';

const writes = { writes: true } as const;
const keyed = { writes: true, needs: ['an external id field'] } as const;

export const writingRows: AuditSubject<LiveOrg, SalesforceNeed> = {
  name: 'Writing one record',
  rows: [
    must(
      'SF-SAVE-001',
      'documented',
      'A created record is told by id and address.',
      async (org) => {
        const answer = await org.send('POST', '/sobjects/Account', { Name: org.name('one') });
        const { id } = answer.json;
        assert.equal(answer.status, 201);
        assert.deepEqual(answer.json, { id, success: true, errors: [] });
        assert.match(id, /^001\w{15}$/);
        assert.equal(answer.headers.get('location'), `/services/data/v${org.version}/sobjects/Account/${id}`);
      },
      writes,
    ),
    must(
      'SF-SAVE-002',
      'documented',
      'A change answers 204 and nothing else.',
      async (org) => {
        const id = await org.create('Account', { Name: org.name('two') });
        const { status, text } = await org.send('PATCH', `/sobjects/Account/${id}`, {
          Type: null,
          Industry: 'Energy',
        });
        assert.deepEqual([status, text], [204, '']);
        assert.equal((await org.first('Account', 'Industry', `Id = '${id}'`)).Industry, 'Energy');
      },
      writes,
    ),
    must(
      'SF-SAVE-003',
      'documented',
      'A removal answers 204, and what is gone is told as deleted.',
      async (org) => {
        const id = await org.create('Account', { Name: org.name('three') });
        assert.equal((await org.send('DELETE', `/sobjects/Account/${id}`)).status, 204);
        refused(await org.get(`/sobjects/Account/${id}`), 404, 'ENTITY_IS_DELETED', 'entity is deleted');
        refused(
          await org.send('DELETE', `/sobjects/Account/${id}`),
          404,
          'ENTITY_IS_DELETED',
          'entity is deleted',
        );
      },
      writes,
    ),
    must(
      'SF-SAVE-004',
      'documented',
      'What is deleted stays visible to queryAll alone.',
      async (org) => {
        const id = await org.create('Account', { Name: org.name('four') });
        await org.send('DELETE', `/sobjects/Account/${id}`);
        const soql = `SELECT Id, IsDeleted FROM Account WHERE Id = '${id}'`;
        assert.equal((await org.query(soql)).totalSize, 0);
        assert.equal((await org.query(soql, {}, true)).records[0].IsDeleted, true);
      },
      writes,
    ),
    must(
      'SF-SAVE-005',
      'documented',
      'A missing required field is named.',
      async (org) => {
        const answer = await org.send('POST', '/sobjects/Account', { Type: null });
        refused(answer, 400, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]');
        assert.deepEqual(answer.json[0].fields, ['Name']);
      },
      writes,
    ),
    must(
      'SF-SAVE-006',
      'documented',
      'A field that is not there is named.',
      async (org) =>
        refused(
          await org.send('POST', '/sobjects/Account', { Name: org.name('x'), Nothing: 1 }),
          400,
          'INVALID_FIELD',
          "No such column 'Nothing' on sobject of type Account",
        ),
      writes,
    ),
    must(
      'SF-SAVE-007',
      'documented',
      'A field that cannot be given is refused by name.',
      async (org) => {
        const answer = await org.send('POST', '/sobjects/Account', { Name: org.name('x'), IsDeleted: true });
        refused(
          answer,
          400,
          'INVALID_FIELD_FOR_INSERT_UPDATE',
          /^Unable to create\/update fields: IsDeleted\. Please check the security settings/,
        );
        assert.deepEqual(answer.json[0].fields, ['IsDeleted']);
      },
      writes,
    ),
    must(
      'SF-SAVE-008',
      'documented',
      'A text that is too long is refused with its limit.',
      async (org) => {
        const answer = await org.send('POST', '/sobjects/Account', { Name: 'x'.repeat(256) });
        refused(answer, 400, 'STRING_TOO_LONG', /data value too large: x+ \(max length=255\)$/);
        assert.deepEqual(answer.json[0].fields, ['Name']);
      },
      writes,
    ),
    must(
      'SF-SAVE-009',
      'documented',
      'A value outside a restricted picklist is refused.',
      async (org) => {
        const { fields } = (await org.get('/sobjects/Opportunity/describe')).json;
        const restricted = fields.find(
          ({ restrictedPicklist, createable }: Record<string, boolean>) => restrictedPicklist && createable,
        );
        assert.ok(restricted, 'Opportunity has no restricted picklist');
        const given = { Name: org.name('x'), StageName: 'Prospecting', CloseDate: '2026-01-01' };
        const answer = await org.send('POST', '/sobjects/Opportunity', {
          ...given,
          [restricted.name]: 'Nonsense',
        });
        refused(
          answer,
          400,
          'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
          `${restricted.label}: bad value for restricted picklist field: Nonsense`,
        );
        assert.deepEqual(answer.json[0].fields, [restricted.name]);
      },
      writes,
    ),
    must(
      'SF-SAVE-010',
      'documented',
      'A reference of the wrong kind is refused.',
      async (org) => {
        const { Id } = await org.first('Product2');
        refused(
          await org.send('POST', '/sobjects/Account', { Name: org.name('x'), ParentId: Id }),
          400,
          'MALFORMED_ID',
          new RegExp(`id value of incorrect type: ${Id}$`),
        );
      },
      writes,
    ),
    must(
      'SF-SAVE-011',
      'documented',
      'A reference to nothing is refused.',
      async (org) =>
        refused(
          await org.send('POST', '/sobjects/Account', {
            Name: org.name('x'),
            ParentId: '001000000000000AAA',
          }),
          400,
          'INVALID_CROSS_REFERENCE_KEY',
        ),
      writes,
    ),
    must(
      'SF-SAVE-012',
      'documented',
      'A date that is none is refused.',
      async (org) =>
        refused(
          await org.send('POST', '/sobjects/Opportunity', {
            Name: org.name('x'),
            StageName: 'Prospecting',
            CloseDate: 'soon',
          }),
          400,
          'JSON_PARSER_ERROR',
          /soon/,
        ),
      writes,
    ),
    must(
      'SF-SAVE-013',
      'read in a client',
      'An upsert that creates answers 201 and says so.',
      async (org) => {
        const path = `/sobjects/Account/${org.settings.keyField}/${org.prefix}-A`;
        const created = await org.send('PATCH', path, { Name: org.name('A') });
        const { id } = created.json;
        assert.deepEqual(
          [created.status, created.json],
          [201, { id, success: true, errors: [], created: true }],
        );
        const updated = await org.send('PATCH', path, { Name: org.name('A again') });
        assert.deepEqual(
          [updated.status, updated.json],
          [200, { id, success: true, errors: [], created: false }],
        );
      },
      keyed,
    ),
    should(
      'SF-SAVE-015',
      'unverified',
      'The key of an upsert cannot be in its body too.',
      async (org) => {
        const { keyField } = org.settings;
        const answer = await org.send('PATCH', `/sobjects/Account/${keyField}/${org.prefix}-C`, {
          Name: org.name('C'),
          [keyField]: 'D',
        });
        refused(answer, 400, 'INVALID_FIELD');
      },
      keyed,
    ),
    should(
      'SF-SAVE-016',
      'unverified',
      'updateOnly keeps an upsert from creating.',
      async (org) => {
        const path = `/sobjects/Account/${org.settings.keyField}/${org.prefix}-E?updateOnly=true`;
        refused(await org.send('PATCH', path, { Name: org.name('E') }), 404, 'NOT_FOUND');
      },
      keyed,
    ),
    must(
      'SF-SAVE-017',
      'documented',
      'A key is unique, and the other record is named.',
      async (org) => {
        const key = { [org.settings.keyField]: `${org.prefix}-F` };
        const id = await org.create('Account', { Name: org.name('F'), ...key });
        refused(
          await org.send('POST', '/sobjects/Account', { Name: org.name('G'), ...key }),
          400,
          'DUPLICATE_VALUE',
          new RegExp(
            `^duplicate value found: ${org.settings.keyField} duplicates value on record with id: ${id.slice(0, 15)}`,
          ),
        );
      },
      keyed,
    ),
    must(
      'SF-SAVE-018',
      'documented',
      'A parent may be named by its external id.',
      async (org) => {
        const { keyField } = org.settings;
        const parent = await org.create('Account', { Name: org.name('H'), [keyField]: `${org.prefix}-H` });
        const child = await org.create('Account', {
          Name: org.name('I'),
          Parent: { [keyField]: `${org.prefix}-H` },
        });
        assert.equal((await org.first('Account', 'ParentId', `Id = '${child}'`)).ParentId, parent);
      },
      keyed,
    ),
    must(
      'SF-SAVE-019',
      'documented',
      'A change of what was changed since is refused.',
      async (org) => {
        const id = await org.create('Account', { Name: org.name('ten') });
        const headers = { 'if-unmodified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' };
        assert.equal(
          (await org.send('PATCH', `/sobjects/Account/${id}`, { Name: 'lost' }, headers)).status,
          412,
        );
        assert.equal((await org.first('Account', 'Name', `Id = '${id}'`)).Name, org.name('ten'));
      },
      writes,
    ),
    must(
      'SF-SAVE-020',
      'documented',
      'Deleted and updated records are listed by time.',
      async (org) => {
        const kept = await org.create('Account', { Name: org.name('kept') });
        const gone = await org.create('Account', { Name: org.name('gone') });
        await org.send('DELETE', `/sobjects/Account/${gone}`);
        const { SystemModstamp } = await org.first('Account', 'SystemModstamp', `Id = '${kept}'`);
        const at = (shift: number) =>
          encodeURIComponent(new Date(Date.parse(SystemModstamp) + shift).toISOString());
        const span = `start=${at(-120_000)}&end=${at(120_000)}`;
        const updated = (await org.get(`/sobjects/Account/updated?${span}`)).json;
        const deleted = (await org.get(`/sobjects/Account/deleted?${span}`)).json;
        assert.ok(updated.ids.includes(kept) && !updated.ids.includes(gone) && updated.latestDateCovered);
        assert.ok(
          deleted.deletedRecords.some(
            ({ id, deletedDate }: Record<string, string>) => id === gone && deletedDate,
          ),
        );
        assert.ok(deleted.earliestDateAvailable && deleted.latestDateCovered);
      },
      writes,
    ),
    must(
      'SF-SAVE-021',
      'documented',
      'An email that is none is refused.',
      async (org) =>
        refused(
          await org.send('POST', '/sobjects/Contact', { LastName: org.name('x'), Email: 'nobody' }),
          400,
          'INVALID_EMAIL_ADDRESS',
          'Email: invalid email address: nobody',
        ),
      writes,
    ),
    must(
      'SF-SAVE-022',
      'documented',
      'SystemModstamp moves with every change.',
      async (org) => {
        const id = await org.create('Account', { Name: org.name('stamp') });
        const stamp = async () =>
          (await org.first('Account', 'SystemModstamp', `Id = '${id}'`)).SystemModstamp as string;
        const before = await stamp();
        await org.send('PATCH', `/sobjects/Account/${id}`, { Name: org.name('stamped') });
        assert.ok((await stamp()) >= before);
      },
      writes,
    ),
  ],
};
