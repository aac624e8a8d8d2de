import { refuse } from '../errors.ts';
import type { SObject } from '../objects/sobject.ts';
import type { RuleContext } from '../rules/rules.ts';
import { isStored } from '../store/layout.ts';
import type { Row, Store } from '../store/store.ts';
import { stamps } from './stamps.ts';

/** A complete row for a record to be created: the given values, defaults, numbers and system fields; rules come after. */
export function newRow(
  store: Store,
  context: RuleContext,
  object: SObject,
  given: Row,
  createdDate: string,
): Row {
  const row: Row = { Id: given.Id ?? store.nextId(object) };
  for (const field of object.fields) {
    if (!isStored(field) || field.name === 'Id') continue;
    const value = given[field.name];
    row[field.name] = field.autoNumber ? store.nextNumber(object, field) : (value ?? field.initial ?? null);
  }
  if (row.OwnerId === null) row.OwnerId = context.userId;
  if (row.CurrencyIsoCode === null)
    row.CurrencyIsoCode = inheritedCurrency(context, object, row) ?? context.corporateCurrency;
  row.IsDeleted = 0n;
  row.CreatedDate = createdDate;
  row.CreatedById = context.userId;
  return Object.assign(row, stamps(context.userId, context.now));
}

/** A quote is in its opportunity's currency unless it says otherwise. */
function inheritedCurrency(context: RuleContext, object: SObject, row: Row): string | undefined {
  const opportunity = object.name === 'Quote' ? row.OpportunityId : null;
  if (typeof opportunity !== 'string') return undefined;
  return context.read('Opportunity', opportunity)?.CurrencyIsoCode as string | undefined;
}

/** Refuses a record without a field that must have a value. */
export function requireFields(object: SObject, row: Row): void {
  const missing = object.fields
    .filter((field) => !field.nillable && field.createable && isStored(field) && row[field.name] === null)
    .map((field) => field.name);
  if (missing.length > 0)
    refuse('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
}

/** Refuses a currency that the org has not activated. */
export function requireActiveCurrency(context: RuleContext, row: Row): void {
  const currency = row.CurrencyIsoCode;
  if (typeof currency === 'string' && context.decimalPlaces(currency) === undefined)
    refuse(
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      `Currency ISO Code: bad value for restricted picklist field: ${currency}`,
      ['CurrencyIsoCode'],
    );
}
