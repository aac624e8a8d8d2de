import { ASSUMED } from '../assumed.ts';
import { dateTimeText, instantOf } from '../clock.ts';
import { refuse, SaveRefusal } from '../errors.ts';
import { objectOfId } from '../objects/catalogue.ts';
import type { Row } from '../store/store.ts';
import type { RuleContext, Rules } from './rules.ts';

const MINUTE_MS = 60_000;

/** Tasks are closed and urgent by their status and priority. */
export const taskRules: Rules = {
  creating: completeTask,
  updating: completeTask,
  saved: noteLastActivity,
};

/** Events have a start and either an end or a length. */
export const eventRules: Rules = {
  creating: (context, row) => completeEvent(context, row, undefined),
  updating: completeEvent,
  saved: noteLastActivity,
};

function completeTask(context: RuleContext, row: Row): void {
  row.IsClosed = row.Status === 'Completed' ? 1n : 0n;
  row.IsHighPriority = row.Priority === 'High' ? 1n : 0n;
  row.AccountId = accountOf(context, row);
}

function completeEvent(context: RuleContext, row: Row, before: Row | undefined): void {
  row.AccountId = accountOf(context, row);
  const start = startOf(row);
  const length =
    lengthBetween(start, row.EndDateTime !== before?.EndDateTime ? row.EndDateTime : null) ??
    row.DurationInMinutes ??
    (row.IsAllDayEvent === 1n ? 1440n : null);
  if (typeof length !== 'bigint') throw missing('DurationInMinutes');
  row.StartDateTime = start;
  row.ActivityDateTime = row.IsAllDayEvent === 1n ? null : start;
  row.ActivityDate = start.slice(0, 10);
  row.DurationInMinutes = length;
  row.EndDateTime = dateTimeText(instantOf(start) + Number(length) * MINUTE_MS);
}

function startOf(row: Row): string {
  if (row.IsAllDayEvent === 1n && typeof row.ActivityDate === 'string')
    return `${row.ActivityDate}T00:00:00.000+0000`;
  const start = row.StartDateTime ?? row.ActivityDateTime;
  if (typeof start === 'string') return start;
  throw missing('ActivityDateTime');
}

function missing(field: string): SaveRefusal {
  return new SaveRefusal([
    {
      statusCode: 'REQUIRED_FIELD_MISSING',
      message: `Required fields are missing: [${field}]`,
      fields: [field],
    },
  ]);
}

function lengthBetween(start: string, end: Row[string] | undefined): bigint | undefined {
  if (typeof end !== 'string') return undefined;
  const minutes = Math.round((instantOf(end) - instantOf(start)) / MINUTE_MS);
  if (minutes < 0) refuse('FIELD_INTEGRITY_EXCEPTION', ASSUMED.saves.endBeforeStart, ['EndDateTime']);
  return BigInt(minutes);
}

/** The account that an activity belongs to: of what it is about, else of whom. */
function accountOf(context: RuleContext, row: Row): string | null {
  for (const id of [row.WhatId, row.WhoId]) {
    const object = typeof id === 'string' ? objectOfId(id) : undefined;
    if (object?.name === 'Account') return id as string;
    const account = object ? context.read(object.name, id as string)?.AccountId : undefined;
    if (typeof account === 'string') return account;
  }
  return null;
}

/** Whom and what an activity is about shows when the last one was. */
function noteLastActivity(context: RuleContext, row: Row): void {
  for (const id of new Set([row.WhatId, row.WhoId, row.AccountId])) {
    const object = typeof id === 'string' ? objectOfId(id) : undefined;
    const about = object?.byName.has('lastactivitydate')
      ? context.read(object.name, id as string)
      : undefined;
    if (!object || !about || typeof row.ActivityDate !== 'string' || row.IsDeleted === 1n) continue;
    if (about.LastActivityDate === null || String(about.LastActivityDate) < row.ActivityDate)
      context.note(object.name, id as string, { LastActivityDate: row.ActivityDate });
  }
}
