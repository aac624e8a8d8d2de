import { dateTime, longText, lookup, picklist, text } from './field.ts';
import { type SObject, sObject } from './sobject.ts';

const fixed = { createable: false, updateable: false, deletable: false };
const OUTCOMES = [
  'Approved',
  'Rejected',
  'Removed',
  'Fault',
  'Pending',
  'Held',
  'Reassigned',
  'Started',
  'NoResponse',
];

/** Objects whose records can be sent for approval. */
export const APPROVABLE = ['Account', 'Opportunity', 'Order', 'Quote'];

/** Approval processes and what has become of the records sent through them. */
export const approvalObjects: readonly SObject[] = [
  sObject(
    'ProcessDefinition',
    '04a',
    [
      text('Name', 255, { nameField: true, readOnly: true, required: true }),
      text('DeveloperName', 80, { readOnly: true, required: true }),
      picklist('Type', ['Approval', 'State'], { readOnly: true, required: true, initial: 'Approval' }),
      longText('Description', 255, { readOnly: true }),
      picklist('TableEnumOrId', APPROVABLE, { readOnly: true, required: true }),
      picklist('LockType', ['Total', 'Admin', 'Owner', 'Workitem', 'Node', 'none'], {
        readOnly: true,
        required: true,
        initial: 'Total',
      }),
      picklist('State', ['Active', 'Inactive', 'Obsolete'], {
        readOnly: true,
        required: true,
        initial: 'Active',
      }),
    ],
    fixed,
  ),
  sObject(
    'ProcessNode',
    '04b',
    [
      text('Name', 255, { nameField: true, readOnly: true, required: true }),
      text('DeveloperName', 80, { readOnly: true, required: true }),
      lookup('ProcessDefinitionId', 'ProcessDefinition', { readOnly: true, required: true }),
      longText('Description', 255, { readOnly: true }),
    ],
    fixed,
  ),
  sObject(
    'ProcessInstance',
    '04g',
    [
      lookup('ProcessDefinitionId', 'ProcessDefinition', { readOnly: true, required: true }),
      lookup('TargetObjectId', APPROVABLE, {
        readOnly: true,
        required: true,
        children: 'ProcessInstances',
        onDelete: 'cascade',
      }),
      picklist('Status', OUTCOMES, { readOnly: true, required: true }),
      dateTime('CompletedDate', { readOnly: true }),
      lookup('LastActorId', 'User', { readOnly: true }),
      lookup('SubmittedById', 'User', { readOnly: true }),
    ],
    fixed,
  ),
  sObject(
    'ProcessInstanceStep',
    '04h',
    [
      lookup('ProcessInstanceId', 'ProcessInstance', {
        readOnly: true,
        required: true,
        children: 'Steps',
        onDelete: 'cascade',
      }),
      picklist('StepStatus', OUTCOMES, { readOnly: true }),
      lookup('OriginalActorId', ['Group', 'User'], { readOnly: true, required: true }),
      lookup('ActorId', ['Group', 'User'], { readOnly: true, required: true }),
      longText('Comments', 4000, { readOnly: true }),
      lookup('StepNodeId', 'ProcessNode', { readOnly: true }),
    ],
    fixed,
  ),
  sObject(
    'ProcessInstanceWorkitem',
    '04i',
    [
      lookup('ProcessInstanceId', 'ProcessInstance', {
        readOnly: true,
        required: true,
        children: 'Workitems',
        onDelete: 'cascade',
      }),
      lookup('OriginalActorId', ['Group', 'User'], { readOnly: true, required: true }),
      lookup('ActorId', ['Group', 'User'], { readOnly: true, required: true }),
    ],
    fixed,
  ),
];
