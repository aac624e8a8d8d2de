import { addMonths, DAY, lastDayOfMonth, secondsOf } from '../calendar.ts';
import type { Row, Store } from '../store/database.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function periodRow(row: Row, closed: boolean, now: number): Row {
  const flag = closed ? 'T' : 'F';
  return {
    isposting: 'T',
    isadjust: 'F',
    isquarter: 'F',
    isyear: 'F',
    closed: flag,
    alllocked: flag,
    arlocked: flag,
    aplocked: flag,
    allownonglchanges: 'F',
    isinactive: 'F',
    closedondate: closed ? (row.enddate as number) + DAY : null,
    lastmodifieddate: now,
    ...row,
  };
}

/** Months from the first one to three years after today, under their quarters and years; past months are closed. */
export function insertCalendarPeriods(store: Store, first: number, today: number, now: number): void {
  const start = new Date(first * 1000);
  const currentMonth = secondsOf(
    new Date(today * 1000).getUTCFullYear(),
    new Date(today * 1000).getUTCMonth() + 1,
    1,
  );
  const last = addMonths(currentMonth, 36);
  const parents = new Map<string, number>();
  const insert = (row: Row): number => {
    const id = store.next('accountingperiod');
    store.insert('accountingperiod', { id, ...periodRow(row, Number(row.enddate) < currentMonth, now) });
    return id;
  };
  const parent = (name: string, make: () => Row): number => {
    let id = parents.get(name);
    if (id === undefined) {
      id = insert({ periodname: name, isposting: 'F', ...make() });
      parents.set(name, id);
    }
    return id;
  };
  for (
    let month = secondsOf(start.getUTCFullYear(), start.getUTCMonth() + 1, 1);
    month <= last;
    month = addMonths(month, 1)
  ) {
    const date = new Date(month * 1000);
    const [year, quarter] = [date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3)];
    const yearId = parent(`FY ${year}`, () => ({
      startdate: secondsOf(year, 1, 1),
      enddate: secondsOf(year, 12, 31),
      isyear: 'T',
    }));
    const quarterId = parent(`Q${quarter + 1} ${year}`, () => ({
      startdate: secondsOf(year, quarter * 3 + 1, 1),
      enddate: lastDayOfMonth(secondsOf(year, quarter * 3 + 3, 1)),
      isquarter: 'T',
      parent: yearId,
    }));
    insert({
      periodname: `${MONTHS[date.getUTCMonth()]} ${year}`,
      startdate: month,
      enddate: lastDayOfMonth(month),
      parent: quarterId,
    });
  }
}
