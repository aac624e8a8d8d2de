import { WHAT, WHO } from './activities.ts';
import { date, dateTime, flag, integer, longText, lookup, picklist, text } from './field.ts';
import { owner, type SObject, sObject } from './sobject.ts';

/** What the child lists of past and open activities show of tasks and events. */

const ABOUT = ['Id', 'AccountId', 'WhoId', 'WhatId', 'Subject', 'ActivityDate', 'OwnerId', 'Description'];
const REMINDER = ['ReminderDateTime', 'IsReminderSet'];
const SYSTEM = [
  'IsDeleted',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
];
const OF_TASKS = [
  'Status',
  'Priority',
  'IsHighPriority',
  'CallDurationInSeconds',
  'CallType',
  'CallDisposition',
  'CallObject',
];
const OF_EVENTS = ['IsAllDayEvent', 'DurationInMinutes', 'Location', 'StartDateTime', 'EndDateTime'];
const EVENT_IS_OVER = `"EndDateTime" < strftime('%Y-%m-%dT%H:%M:%f', 'now')`;

function activityList(name: string, closed: boolean): SObject {
  const children = name === 'ActivityHistory' ? 'ActivityHistories' : 'OpenActivities';
  return sObject(
    name,
    '',
    [
      lookup('AccountId', 'Account', { children, readOnly: true }),
      lookup('WhoId', WHO, { children, readOnly: true, label: 'Name ID' }),
      lookup('WhatId', WHAT, { children, readOnly: true, label: 'Related To ID' }),
      text('Subject', 255, { readOnly: true }),
      flag('IsTask', { readOnly: true, label: 'Task' }),
      date('ActivityDate', { readOnly: true }),
      picklist('Status', [], { readOnly: true }),
      picklist('Priority', [], { readOnly: true }),
      flag('IsHighPriority', { readOnly: true }),
      flag('IsClosed', { readOnly: true, label: 'Closed' }),
      flag('IsAllDayEvent', { readOnly: true }),
      integer('DurationInMinutes', { readOnly: true }),
      text('Location', 255, { readOnly: true }),
      longText('Description', 32000, { readOnly: true }),
      integer('CallDurationInSeconds', { readOnly: true }),
      picklist('CallType', [], { readOnly: true }),
      text('CallDisposition', 255, { readOnly: true }),
      text('CallObject', 255, { readOnly: true }),
      dateTime('ReminderDateTime', { readOnly: true }),
      flag('IsReminderSet', { readOnly: true }),
      dateTime('StartDateTime', { readOnly: true }),
      dateTime('EndDateTime', { readOnly: true }),
      owner(),
    ],
    {
      plural: closed ? 'Activity Histories' : 'Open Activities',
      createable: false,
      updateable: false,
      deletable: false,
      viewed: false,
      view: `${part('Task', OF_TASKS, OF_EVENTS, closed, '"IsClosed"')} UNION ALL ${part('Event', OF_EVENTS, OF_TASKS, closed, EVENT_IS_OVER)}`,
    },
  );
}

/** The closed or the open records of one object, with no values for what only the other has. */
function part(
  object: string,
  own: readonly string[],
  others: readonly string[],
  closed: boolean,
  isClosed: string,
): string {
  const columns = [...ABOUT, ...REMINDER, ...SYSTEM, ...OF_TASKS, ...OF_EVENTS].map((name) =>
    others.includes(name) && !own.includes(name)
      ? `${name.startsWith('Is') ? 0 : 'NULL'} AS "${name}"`
      : `"${name}"`,
  );
  const isTask = object === 'Task' ? 1 : 0;
  // Pages count records by their row, so a row of the view has a number of its own.
  const flags = `${isTask} AS "IsTask", ${closed ? 1 : 0} AS "IsClosed", rowid * 2 + ${isTask} AS rowid`;
  return `SELECT ${columns.join(', ')}, ${flags} FROM "${object}" WHERE ${closed ? '' : 'NOT '}(${isClosed})`;
}

export const activityLists: readonly SObject[] = [
  activityList('ActivityHistory', true),
  activityList('OpenActivity', false),
];
