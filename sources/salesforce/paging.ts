import type { After } from '../../kit/connection.ts';
import { type Soql, SoqlDate, soql } from './soql.ts';

/** What comes after that row when a list is ordered by the field, newest first, and then by id, descending. */
export function beyond(sortField: Soql, after: After | undefined): Soql | undefined {
  if (!after) return undefined;
  const sort = new SoqlDate(after.sort);
  return soql`${sortField} < ${sort} OR (${sortField} = ${sort} AND Id < ${after.id})`;
}
