import { flag, longText, number, picklist, text } from './field.ts';
import { owner, type SObject, sObject } from './sobject.ts';

/** What clients can subscribe to beside changes of records. */
export const streamingObjects: readonly SObject[] = [
  sObject('PushTopic', '0IF', [
    text('Name', 25, { nameField: true, required: true, unique: true, indexed: true, label: 'Topic Name' }),
    longText('Query', 1300, { required: true, label: 'SOQL Query' }),
    number('ApiVersion', { required: true, scale: 1 }),
    flag('IsActive', { initial: 1n }),
    picklist('NotifyForFields', ['All', 'Referenced', 'Select', 'Where'], {
      required: true,
      restricted: true,
      initial: 'Referenced',
    }),
    picklist('NotifyForOperations', ['All', 'Create', 'Extended', 'Update'], {
      readOnly: true,
      initial: 'Extended',
    }),
    longText('Description', 400),
    flag('NotifyForOperationCreate', { initial: 1n }),
    flag('NotifyForOperationUpdate', { initial: 1n }),
    flag('NotifyForOperationDelete', { initial: 1n }),
    flag('NotifyForOperationUndelete', { initial: 1n }),
  ]),
  sObject('StreamingChannel', '0M6', [
    text('Name', 255, { nameField: true, required: true, unique: true, indexed: true }),
    longText('Description', 255),
    flag('IsDynamic', { readOnly: true }),
    owner(),
  ]),
];
