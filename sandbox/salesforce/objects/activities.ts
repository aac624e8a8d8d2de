import { date, dateTime, flag, integer, longText, lookup, picklist, text } from './field.ts';
import { currencyCode, owner, type SObject, sObject } from './sobject.ts';

/** The objects that an activity can be with and about; the most usual one last. */
export const WHO = ['Contact', 'Lead'];
export const WHAT = [
  'Campaign',
  'Case',
  'Asset',
  'Product2',
  'Contract',
  'Order',
  'Quote',
  'Opportunity',
  'Account',
];

/** Whom and what an activity is about, under the name of the child list on those. */
const about = (children: string) => [
  lookup('WhoId', WHO, { label: 'Name ID', children, onDelete: 'cascade' }),
  lookup('WhatId', WHAT, { label: 'Related To ID', children, onDelete: 'cascade' }),
  lookup('AccountId', 'Account', { readOnly: true, indexed: true }),
  text('Subject', 255),
];

/** What people do and have planned with customers. */
export const activityObjects: readonly SObject[] = [
  sObject(
    'Task',
    '00T',
    [
      ...about('Tasks'),
      date('ActivityDate', { label: 'Due Date Only', indexed: true }),
      picklist('Status', ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'], {
        initial: 'Not Started',
        required: true,
      }),
      picklist('Priority', ['High', 'Normal', 'Low'], { initial: 'Normal', required: true }),
      flag('IsHighPriority', { readOnly: true, label: 'High Priority' }),
      longText('Description', 32000),
      flag('IsClosed', { readOnly: true, label: 'Closed' }),
      flag('IsArchived', { readOnly: true, label: 'Archived' }),
      integer('CallDurationInSeconds', { label: 'Call Duration' }),
      picklist('CallType', ['Internal', 'Inbound', 'Outbound']),
      text('CallDisposition', 255, { label: 'Call Result' }),
      text('CallObject', 255, { label: 'Call Object Identifier' }),
      dateTime('ReminderDateTime'),
      flag('IsReminderSet'),
      picklist('TaskSubtype', ['Task', 'Email', 'ListEmail', 'Cadence', 'Call', 'LinkedIn'], {
        createOnly: true,
        initial: 'Task',
        restricted: true,
      }),
      currencyCode(),
      owner(),
    ],
    { viewed: false },
  ),
  sObject(
    'Event',
    '00U',
    [
      ...about('Events'),
      text('Location', 255),
      flag('IsAllDayEvent', { label: 'All-Day Event' }),
      dateTime('ActivityDateTime', { label: 'Due Date Time' }),
      date('ActivityDate', { label: 'Due Date Only', indexed: true }),
      integer('DurationInMinutes', { label: 'Duration' }),
      dateTime('StartDateTime', { label: 'Start Date Time' }),
      dateTime('EndDateTime', { label: 'End Date Time' }),
      longText('Description', 32000),
      flag('IsPrivate', { label: 'Private' }),
      picklist('ShowAs', ['Busy', 'OutOfOffice', 'Free'], { initial: 'Busy', label: 'Show Time As' }),
      flag('IsArchived', { readOnly: true, label: 'Archived' }),
      dateTime('ReminderDateTime'),
      flag('IsReminderSet'),
      currencyCode(),
      owner(),
    ],
    { viewed: false },
  ),
];
