import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveOrg, SalesforceNeed } from './live-org.ts';
import { must, refused, should } from './rows.ts';

interface FieldDescription {
  name: string;
  type: string;
  [property: string]: unknown;
}

async function fieldOf(org: LiveOrg, object: string, name: string): Promise<FieldDescription> {
  const { json } = await org.get(`/sobjects/${object}/describe`);
  const found = json.fields.find((field: FieldDescription) => field.name === name);
  assert.ok(found, `${object} has no field ${name}`);
  return found;
}

/** What a client that fills a form asks of every field. */
const FIELD_PROPERTIES = [
  'label',
  'type',
  'length',
  'precision',
  'scale',
  'digits',
  'nillable',
  'createable',
  'updateable',
  'calculated',
  'custom',
  'unique',
  'externalId',
  'filterable',
  'sortable',
  'groupable',
  'aggregatable',
  'defaultedOnCreate',
  'picklistValues',
  'restrictedPicklist',
  'referenceTo',
  'relationshipName',
  'soapType',
  'autoNumber',
  'nameField',
];

export const describeObjects: AuditSubject<LiveOrg, SalesforceNeed> = {
  name: 'Describing objects',
  rows: [
    must(
      'SF-DESC-001',
      'documented',
      'All objects are listed with what can be done with them.',
      async (org) => {
        const { json } = await org.get('/sobjects');
        assert.deepEqual([json.encoding, json.maxBatchSize], ['UTF-8', 200]);
        const account = json.sobjects.find(({ name }: { name: string }) => name === 'Account');
        assert.partialDeepStrictEqual(account, {
          label: 'Account',
          labelPlural: 'Accounts',
          keyPrefix: '001',
          custom: false,
          queryable: true,
          createable: true,
          updateable: true,
          deletable: true,
          urls: { describe: `/services/data/v${org.version}/sobjects/Account/describe` },
        });
      },
    ),
    must(
      'SF-DESC-002',
      'read in a client',
      'An object tells name, key prefix and child lists.',
      async (org) => {
        const { json } = await org.get('/sobjects/Account/describe');
        assert.deepEqual([json.name, json.keyPrefix, json.label], ['Account', '001', 'Account']);
        const opportunities = json.childRelationships.find(
          ({ relationshipName }: { relationshipName: string }) => relationshipName === 'Opportunities',
        );
        assert.partialDeepStrictEqual(opportunities, { childSObject: 'Opportunity', field: 'AccountId' });
      },
    ),
    must(
      'SF-DESC-003',
      'read in a client',
      'Every field of every kind is described in full.',
      async (org) => {
        const { json } = await org.get('/sobjects/Opportunity/describe');
        for (const field of json.fields)
          assert.deepEqual(
            FIELD_PROPERTIES.filter((name) => !(name in field)),
            [],
            field.name,
          );
      },
    ),
    must('SF-DESC-004', 'documented', 'An id is of 18 characters and cannot be given.', async (org) =>
      assert.partialDeepStrictEqual(await fieldOf(org, 'Account', 'Id'), {
        type: 'id',
        length: 18,
        nillable: false,
        createable: false,
        updateable: false,
        soapType: 'tns:ID',
      }),
    ),
    must('SF-DESC-005', 'documented', 'A reference tells its path name and what it refers to.', async (org) =>
      assert.partialDeepStrictEqual(await fieldOf(org, 'Opportunity', 'AccountId'), {
        type: 'reference',
        relationshipName: 'Account',
        referenceTo: ['Account'],
      }),
    ),
    must('SF-DESC-006', 'documented', 'A picklist tells its values, with what is active.', async (org) => {
      const { picklistValues } = await fieldOf(org, 'Opportunity', 'StageName');
      assert.ok(Array.isArray(picklistValues) && picklistValues.length > 1);
      for (const value of picklistValues)
        assert.deepEqual(Object.keys(value).sort(), ['active', 'defaultValue', 'label', 'validFor', 'value']);
    }),
    must('SF-DESC-007', 'documented', 'A name is required and has 255 characters.', async (org) =>
      assert.partialDeepStrictEqual(await fieldOf(org, 'Account', 'Name'), {
        nameField: true,
        nillable: false,
        length: 255,
        createable: true,
        updateable: true,
      }),
    ),
    must(
      'SF-DESC-008',
      'documented',
      'What the org calculates cannot be given.',
      async (org) => {
        const readOnly: [string, string][] = [
          ['Order', 'OrderNumber'],
          ['Order', 'TotalAmount'],
          ['OrderItem', 'TotalPrice'],
          ['OrderItem', 'ListPrice'],
          ['OrderItem', 'AvailableQuantity'],
          ['Order', 'StatusCode'],
        ];
        for (const [object, name] of readOnly)
          assert.partialDeepStrictEqual(
            await fieldOf(org, object, name),
            { createable: false, updateable: false },
            name,
          );
      },
      { needs: ['orders'] },
    ),
    must(
      'SF-DESC-009',
      'documented',
      'What a quote calculates cannot be given.',
      async (org) => {
        for (const name of [
          'QuoteNumber',
          'GrandTotal',
          'Subtotal',
          'TotalPrice',
          'LineItemCount',
          'IsSyncing',
          'AccountId',
        ])
          assert.partialDeepStrictEqual(
            await fieldOf(org, 'Quote', name),
            { createable: false, updateable: false },
            name,
          );
      },
      { needs: ['quotes'] },
    ),
    must('SF-DESC-010', 'documented', 'Objects have the key prefixes that ids begin with.', async (org) => {
      const { sobjects } = (await org.get('/sobjects')).json;
      const prefixes: Record<string, string> = {
        Account: '001',
        Contact: '003',
        User: '005',
        Opportunity: '006',
        OpportunityLineItem: '00k',
        Product2: '01t',
        Pricebook2: '01s',
        PricebookEntry: '01u',
        Organization: '00D',
        Contract: '800',
        Order: '801',
        OrderItem: '802',
      };
      const found = sobjects
        .filter(({ name }: { name: string }) => name in prefixes)
        .map(({ name, keyPrefix }: Record<string, string>) => [name, keyPrefix]);
      assert.deepEqual(Object.fromEntries(found), prefixes);
    }),
    must('SF-DESC-011', 'documented', 'An object is found whatever the case of its name.', async (org) =>
      assert.equal((await org.get('/sobjects/aCCOUNT/describe')).json.name, 'Account'),
    ),
    must('SF-DESC-012', 'documented', 'An unknown object is not found.', async (org) =>
      refused(
        await org.get('/sobjects/Nothing/describe'),
        404,
        'NOT_FOUND',
        'The requested resource does not exist',
      ),
    ),
    must('SF-DESC-013', 'documented', 'An object in short comes with recent records.', async (org) => {
      const { json } = await org.get('/sobjects/Account');
      assert.equal(json.objectDescribe.name, 'Account');
      assert.ok(Array.isArray(json.recentItems));
    }),
    must('SF-DESC-014', 'documented', 'A record has exactly the fields that are described.', async (org) => {
      const { fields } = (await org.get('/sobjects/Account/describe')).json;
      const { Id } = await org.first('Account');
      const { attributes: _, ...record } = (await org.get(`/sobjects/Account/${Id}`)).json;
      const described = fields.map(({ name }: FieldDescription) => name).sort();
      assert.deepEqual(Object.keys(record).sort(), described);
    }),
    must('SF-DESC-015', 'documented', 'An unchanged description is not sent again.', async (org) => {
      const later = new Date(Date.now() + 20 * 365 * 86_400_000).toUTCString();
      for (const path of ['/sobjects/Account/describe', '/sobjects'])
        assert.equal((await org.get(path, { 'if-modified-since': later })).status, 304, path);
    }),
    should(
      'SF-DESC-016',
      'documented',
      'The record types of an object have at least the master.',
      async (org) => {
        const { recordTypeInfos } = (await org.get('/sobjects/Account/describe')).json;
        const master = recordTypeInfos.find(({ master }: { master: boolean }) => master);
        assert.partialDeepStrictEqual(master, { recordTypeId: '012000000000000AAA', available: true });
      },
    ),
    must(
      'SF-DESC-017',
      'documented',
      'The key of both systems is an external id.',
      async (org) =>
        assert.partialDeepStrictEqual(await fieldOf(org, 'Account', org.settings.keyField), {
          externalId: true,
          custom: true,
          idLookup: true,
        }),
      { needs: ['an external id field'] },
    ),
  ],
};
