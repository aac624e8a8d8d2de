import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, records, refusal } from './sandbox.ts';

/** What an approval request answers, as it is on the wire. */
interface Outcome {
  success: boolean;
  errors: { statusCode: string; message: string }[] | null;
  actorIds: string[] | null;
  entityId: string;
  instanceId: string;
  instanceStatus: string;
  newWorkitemIds: string[];
}

let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterEach(() => org.reset());
afterAll(() => org.stop());

const act = async (...requests: Record<string, unknown>[]) =>
  (await org.connection.requestPost('/process/approvals', { requests })) as Outcome[];
const submit = async (contextId: string, more: Record<string, unknown> = {}) =>
  (await act({ actionType: 'Submit', contextId, ...more }))[0] as Outcome;
const decide = async (actionType: string, outcome: Outcome, comments = 'done') =>
  (await act({ actionType, contextId: outcome.newWorkitemIds[0], comments }))[0] as Outcome;
const idOf = async (object: string, where: string) =>
  ((await org.connection.query(`SELECT Id FROM ${object} WHERE ${where}`)).records[0] as { Id: string }).Id;
const quoteStatus = async () => (await records(org.connection, 'SELECT Status FROM Quote'))[0];

describe('An approval', () => {
  test('goes through two steps to the end, and keeps their history', async () => {
    const account = await idOf('Account', "External_Id__c = 'ACC-1'");
    const submitted = await submit(account, { comments: 'please' });
    expect(submitted).toEqual({
      actorIds: [expect.stringMatching(/^005/)],
      entityId: account,
      errors: null,
      instanceId: expect.stringMatching(/^04g/),
      instanceStatus: 'Pending',
      newWorkitemIds: [expect.stringMatching(/^04i/)],
      success: true,
    });
    const first = await decide('Approve', submitted, 'fine');
    expect(first).toMatchObject({ instanceStatus: 'Pending', instanceId: submitted.instanceId });
    expect(first.newWorkitemIds).not.toEqual(submitted.newWorkitemIds);
    const last = await decide('Approve', first);
    expect(last).toMatchObject({ instanceStatus: 'Approved', actorIds: null, newWorkitemIds: [] });
    expect(
      await records(
        org.connection,
        "SELECT Name, (SELECT Status, TargetObject.Name, ProcessDefinition.DeveloperName FROM ProcessInstances) FROM Account WHERE External_Id__c = 'ACC-1'",
      ),
    ).toMatchObject([
      {
        ProcessInstances: {
          records: [
            {
              Status: 'Approved',
              TargetObject: { Name: 'Ärmel GmbH' },
              ProcessDefinition: { DeveloperName: 'Account_Approval' },
            },
          ],
        },
      },
    ]);
    expect(
      await records(
        org.connection,
        'SELECT StepStatus, Comments, Actor.Name FROM ProcessInstanceStep ORDER BY Id',
      ),
    ).toEqual([
      { StepStatus: 'Started', Comments: 'please', Actor: { Name: 'Integration User' } },
      { StepStatus: 'Approved', Comments: 'fine', Actor: { Name: 'Integration User' } },
      { StepStatus: 'Approved', Comments: 'done', Actor: { Name: 'Integration User' } },
    ]);
    expect(await records(org.connection, 'SELECT Id FROM ProcessInstanceWorkitem')).toEqual([]);
  });

  test('of a quote sets its status', async () => {
    const quote = await idOf('Quote', "External_Id__c = 'Q-1'");
    await org.connection.sobject('Quote').update({ Id: quote, Status: 'Draft' });
    const submitted = await submit(quote);
    expect(await quoteStatus()).toEqual({ Status: 'In Review' });
    expect((await decide('Removed', submitted)).instanceStatus).toBe('Removed');
    expect(await quoteStatus()).toEqual({ Status: 'Draft' });
    await decide('Approve', await decide('Approve', await submit(quote)));
    expect(await quoteStatus()).toEqual({ Status: 'Approved' });
    await decide('Reject', await submit(quote));
    expect(await quoteStatus()).toEqual({ Status: 'Rejected' });
  });

  test('locks its record, and a quote its lines, until it ends', async () => {
    const quote = await idOf('Quote', "External_Id__c = 'Q-1'");
    const line = await idOf('QuoteLineItem', "External_Id__c = 'Q-1-1'");
    await org.connection.sobject('Quote').update({ Id: quote, Status: 'Draft' });
    const submitted = await submit(quote);
    const locked = {
      errorCode: 'ENTITY_IS_LOCKED',
      message:
        'The record you are trying to edit is locked. If you need to edit it, please contact your administrator.',
    };
    expect(await refusal(org.connection.sobject('Quote').update({ Id: quote, Name: 'x' }))).toEqual(locked);
    expect(await refusal(org.connection.sobject('Quote').destroy(quote))).toEqual(locked);
    expect(await refusal(org.connection.sobject('QuoteLineItem').update({ Id: line, Quantity: 1 }))).toEqual(
      locked,
    );
    await decide('Reject', submitted);
    expect((await org.connection.sobject('Quote').update({ Id: quote, Name: 'x' })).success).toBe(true);
  });

  test('is refused in the words of Salesforce, each request by itself', async () => {
    const account = await idOf('Account', "External_Id__c = 'ACC-1'");
    const other = await idOf('Account', "External_Id__c = 'ACC-2'");
    const opportunity = await idOf('Opportunity', "External_Id__c = 'OPP-2'");
    const product = await idOf('Product2', "External_Id__c = 'BOLT'");
    const outcomes = await act(
      { actionType: 'Submit', contextId: account },
      { actionType: 'Submit', contextId: account },
      { actionType: 'Submit', contextId: product },
      {
        actionType: 'Submit',
        contextId: opportunity,
        processDefinitionNameOrId: 'Opportunity_Approval_by_Manager',
      },
      { actionType: 'Approve', contextId: account },
      { actionType: 'Dance', contextId: account },
      { actionType: 'Submit', contextId: other, nextApproverIds: ['005000000000000AAA'] },
      { actionType: 'Submit', contextId: other },
    );
    expect(outcomes.map(({ success, errors }) => (success ? 'ok' : errors?.[0]?.statusCode))).toEqual([
      'ok',
      'ALREADY_IN_PROCESS',
      'NO_APPLICABLE_PROCESS',
      'MANAGER_NOT_DEFINED',
      'INVALID_CROSS_REFERENCE_KEY',
      'INVALID_ARGUMENT_TYPE',
      'INVALID_CROSS_REFERENCE_KEY',
      'ok',
    ]);
    expect(
      (await records(org.connection, "SELECT Id FROM ProcessInstance WHERE Status = 'Pending'")).length,
    ).toBe(2);
  });

  test('goes to the manager, or to whom the submitter names', async () => {
    const anna = await idOf('User', "External_Id__c = 'USR-1'");
    const { user_id } = await org.connection.identity();
    const opportunity = await idOf('Opportunity', "External_Id__c = 'OPP-2'");
    await org.connection.sobject('User').update({ Id: user_id, ManagerId: anna });
    const submitted = await submit(opportunity, {
      processDefinitionNameOrId: 'Opportunity_Approval_by_Manager',
    });
    expect(submitted.actorIds).toEqual([anna]);
    expect((await decide('Approve', submitted)).instanceStatus).toBe('Approved');
    const account = await idOf('Account', "External_Id__c = 'ACC-1'");
    expect((await submit(account, { nextApproverIds: [anna] })).actorIds).toEqual([anna]);
  });

  test('is listed with the processes of its object, workflow rules likewise', async () => {
    const approvals = await org.connection.process.approval.list();
    expect(Object.keys(approvals)).toEqual(['Account', 'Quote', 'Opportunity', 'Order']);
    expect(approvals.Quote).toEqual([
      {
        id: expect.stringMatching(/^04a/),
        name: 'Quote Approval',
        object: 'Quote',
        sortOrder: 1,
        description: null,
      },
    ]);
    const rules = await org.connection.process.rule.list();
    expect(rules.Account).toMatchObject([{ id: expect.stringMatching(/^01Q/), object: 'Account' }]);
    const account = await idOf('Account', "External_Id__c = 'ACC-1'");
    expect(await org.connection.process.rule.trigger(account)).toEqual({ errors: null, success: true });
    expect(await org.connection.process.rule.trigger('001000000000000AAA')).toMatchObject({ success: false });
  });
});
