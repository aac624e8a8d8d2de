import { badInput } from './errors.ts';
import { Decimal } from './money.ts';

/** What can be told of an input without asking a source. Each throws BAD_USER_INPUT that names the field. */

/** Text without the blanks around it, which must have 1 to `most` characters. */
export function requiredText(path: string, text: string, most: number): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > most) throw badInput(`${path}: must be 1 to ${most} characters`);
  return trimmed;
}

/** Text that may be empty, which is null; undefined stays: not given. */
export function optionalText(
  path: string,
  text: string | null | undefined,
  most: number,
): string | null | undefined {
  if (text === undefined || text === null) return text;
  const trimmed = text.trim();
  if (trimmed.length > most) throw badInput(`${path}: must be ${most} characters at the most`);
  return trimmed === '' ? null : trimmed;
}

/** A number in plain notation with no more digits behind the point than `places`. */
export function decimalWithin(
  path: string,
  text: string,
  places: number,
  isAllowed: (value: Decimal) => boolean,
  expected: string,
): string {
  const value = new Decimal(text);
  if (!isAllowed(value)) throw badInput(`${path}: must be ${expected}`);
  if (value.decimalPlaces() > places)
    throw badInput(
      `${path}: must have ${places === 0 ? 'no' : places} digits behind the point${places === 0 ? '' : ' at the most'}`,
    );
  return value.toFixed();
}
