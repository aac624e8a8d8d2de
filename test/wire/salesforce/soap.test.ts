import { Connection } from 'jsforce';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, records, refusal } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterEach(() => org.reset());
afterAll(() => org.stop());

const count = async (soql: string) => (await org.connection.query(soql)).totalSize;
const post = (path: string, body: string) =>
  fetch(`${org.url}${path}`, { method: 'POST', headers: { 'content-type': 'text/xml' }, body });
const envelope = (call: string, session = '') =>
  `<se:Envelope xmlns:se="http://schemas.xmlsoap.org/soap/envelope/"><se:Header><SessionHeader><sessionId>${session}</sessionId></SessionHeader></se:Header><se:Body>${call}</se:Body></se:Envelope>`;

describe('SOAP', () => {
  test('logs a client without an app in, and out again', async () => {
    const connection = new Connection({ loginUrl: org.url, version: '64.0' });
    const { id, organizationId } = await connection.login(org.credentials.username, org.credentials.password);
    expect([id.slice(0, 3), organizationId.slice(0, 3)]).toEqual(['005', '00D']);
    expect((await connection.query('SELECT COUNT() FROM Account')).totalSize).toBe(3);
    const session = connection.accessToken as string;
    await connection.logout();
    const after = new Connection({ instanceUrl: org.url, accessToken: session, version: '64.0' });
    expect((await refusal(after.query('SELECT Id FROM Account'))).errorCode).toBe('INVALID_SESSION_ID');
  });

  test('refuses a wrong password, and passwords at all since version 65', async () => {
    const login = (version: string, password: string) =>
      new Connection({ loginUrl: org.url, version }).login(org.credentials.username, password);
    await expect(login('64.0', 'x')).rejects.toThrow(
      'INVALID_LOGIN: Invalid username, password, security token; or user locked out.',
    );
    await expect(login('65.0', org.credentials.password)).rejects.toThrow('INVALID_OPERATION');
  });

  test('creates, updates, upserts and deletes records, each with its own result', async () => {
    const soap = org.connection.soap;
    const created = await soap.create([
      { type: 'Account', Name: 'A & B <C>', NumberOfEmployees: 12, AnnualRevenue: null },
      { type: 'Account', Phone: '1' },
    ]);
    expect(created).toMatchObject([
      { success: true },
      { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] }] },
    ]);
    const id = created[0]?.id as string;
    expect(await soap.update([{ type: 'Account', Id: id, NumberOfEmployees: null }])).toMatchObject([
      { success: true, id },
    ]);
    expect(
      await records(org.connection, `SELECT Name, NumberOfEmployees FROM Account WHERE Id = '${id}'`),
    ).toEqual([{ Name: 'A & B <C>', NumberOfEmployees: null }]);
    const upserted = await soap.upsert('External_Id__c', [
      { type: 'Account', External_Id__c: 'ACC-1', Site: 'One' },
      { type: 'Account', External_Id__c: 'ACC-9', Name: 'Nine' },
    ]);
    expect(upserted.map(({ success, created }) => [success, created])).toEqual([
      [true, false],
      [true, true],
    ]);
    expect(await soap.delete([id])).toMatchObject([{ success: true, id }]);
    expect(await count(`SELECT Id FROM Account WHERE Id = '${id}'`)).toBe(0);
  });

  test('takes deleted records back out of the recycle bin, or deletes them for good', async () => {
    const rows = await org.connection.sobject('Contact').create([{ LastName: 'One' }, { LastName: 'Two' }]);
    const [one, two] = rows.map(({ id }) => id as string) as [string, string];
    await org.connection.sobject('Contact').destroy([one, two]);
    expect(await org.connection.soap.undelete([one, 'not an id'])).toMatchObject([
      { success: true, id: one },
      { success: false, errors: [{ statusCode: 'MALFORMED_ID', message: 'malformed id not an id' }] },
    ]);
    expect(await org.connection.soap.undelete([one])).toMatchObject([
      { success: false, errors: [{ statusCode: 'UNDELETE_FAILED' }] },
    ]);
    expect(await org.connection.soap.emptyRecycleBin([two])).toMatchObject([{ success: true, id: two }]);
    expect(await org.connection.soap.undelete([two])).toMatchObject([{ success: false }]);
    const all = await org.connection.query(`SELECT Id FROM Contact WHERE LastName = 'Two'`, {
      scanAll: true,
    });
    expect([await count("SELECT Id FROM Contact WHERE LastName = 'One'"), all.totalSize]).toEqual([1, 0]);
  });

  test('tells who is asking, when, and which tabs the app has', async () => {
    const { soap } = org.connection;
    const { userName, organizationMultiCurrency } = await soap.getUserInfo();
    expect([userName, organizationMultiCurrency]).toEqual([org.credentials.username, true]);
    expect((await soap.getServerTimestamp()).timestamp).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    const [app] = await soap.describeTabs();
    expect([app?.label, app?.selected, app?.tabs[0]?.sobjectName]).toEqual(['Sales', true, 'Account']);
  });

  test('converts a lead once, into an account, a contact and an opportunity', async () => {
    const lead = await org.connection
      .sobject('Lead')
      .create({ LastName: 'Lund', FirstName: 'Eva', Company: 'Lund AB', City: 'Malmö' });
    const leadId = lead.id as string;
    const { soap } = org.connection;
    expect(await soap.convertLead({ leadId, convertedStatus: 'Working - Contacted' })).toMatchObject({
      success: false,
      errors: [{ statusCode: 'INVALID_STATUS' }],
    });
    const result = await soap.convertLead({ leadId, convertedStatus: 'Closed - Converted' });
    expect(result.success).toBe(true);
    expect(
      await records(
        org.connection,
        `SELECT Name, AccountId, Account.Name, Account.BillingCity FROM Contact WHERE Id = '${result.contactId}'`,
      ),
    ).toEqual([
      {
        Name: 'Eva Lund',
        AccountId: result.accountId,
        Account: { Name: 'Lund AB', BillingCity: 'Malmö' },
      },
    ]);
    expect(
      await records(
        org.connection,
        `SELECT IsConverted, ConvertedOpportunityId FROM Lead WHERE Id = '${leadId}'`,
      ),
    ).toEqual([{ IsConverted: true, ConvertedOpportunityId: result.opportunityId }]);
    expect(await soap.convertLead({ leadId, convertedStatus: 'Closed - Converted' })).toMatchObject({
      success: false,
    });
  });

  test('merges records into one that takes over what belonged to them', async () => {
    const accounts = await org.connection.sobject('Account').create([{ Name: 'Master' }, { Name: 'Twin' }]);
    const [master, twin] = accounts.map(({ id }) => id as string) as [string, string];
    const contact = await org.connection.sobject('Contact').create({ LastName: 'Moves', AccountId: twin });
    const result = await org.connection.soap.merge({
      masterRecord: { type: 'Account', Id: master, Phone: '42' } as never,
      recordToMergeIds: [twin],
    });
    expect(result).toMatchObject({
      success: true,
      id: master,
      mergedRecordIds: [twin],
      updatedRelatedIds: [contact.id],
    });
    expect(
      await records(
        org.connection,
        `SELECT Phone, (SELECT LastName FROM Contacts) FROM Account WHERE Id IN ('${master}', '${twin}')`,
      ),
    ).toMatchObject([{ Phone: '42', Contacts: { totalSize: 1 } }]);
  });

  test('answers faults to what is no call, has no session or names an unknown operation', async () => {
    const fault = async (path: string, body: string) => {
      const response = await post(path, body);
      return [response.status, /<faultcode>(.*?)<\/faultcode>/.exec(await response.text())?.[1]];
    };
    const path = '/services/Soap/u/64.0';
    const { accessToken } = org.credentials;
    expect(await fault(path, 'x')).toEqual([500, 'sf:UNKNOWN_EXCEPTION']);
    expect(await fault(path, envelope('<getUserInfo/>'))).toEqual([500, 'sf:INVALID_SESSION_ID']);
    expect(await fault(path, envelope('<nothing/>', accessToken))).toEqual([500, 'sf:UNKNOWN_EXCEPTION']);
    expect(await fault('/services/Soap/u/20.0', envelope('<getUserInfo/>', accessToken))).toEqual([
      500,
      'sf:UNSUPPORTED_API_VERSION',
    ]);
    expect((await post(path, envelope('<getUserInfo/>', accessToken))).status).toBe(200);
  });
});
