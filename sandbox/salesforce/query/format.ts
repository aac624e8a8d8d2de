import { formatScaled } from '../decimal.ts';
import type { FieldType } from '../objects/field.ts';

/** A value as FORMAT() shows it to a user of the United States. */
export function formatForUser(
  value: string,
  type: FieldType,
  scale: number,
  currency: string | null,
): string {
  switch (type) {
    case 'currency':
      return `${currency ?? 'USD'} ${grouped(value, scale, fractionDigits(currency))}`;
    case 'double':
      return trimmed(value, scale);
    case 'percent':
      return `${trimmed(value, scale)}%`;
    case 'int':
      return grouped(value, 0, 0);
    case 'date':
      return day(value);
    case 'datetime': {
      const hour = Number(value.slice(11, 13));
      return `${day(value)}, ${hour % 12 === 0 ? 12 : hour % 12}:${value.slice(14, 16)} ${hour < 12 ? 'AM' : 'PM'}`;
    }
    default:
      return value;
  }
}

function fractionDigits(currency: string | null): number {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: currency ?? 'USD' });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

function trimmed(value: string, scale: number): string {
  const text = formatScaled(value, scale);
  const [whole = '0', fraction = '0'] = text.split('.');
  return fraction === '0' ? grouped(whole, 0, 0) : `${grouped(whole, 0, 0)}.${fraction}`;
}

function grouped(value: string, scale: number, digits: number): string {
  const [whole = '0', fraction = ''] = scale === 0 ? [value, ''] : formatScaled(value, scale).split('.');
  const negative = whole.startsWith('-');
  let rest = negative ? whole.slice(1) : whole;
  const groups: string[] = [];
  for (; rest.length > 3; rest = rest.slice(0, -3)) groups.unshift(rest.slice(-3));
  groups.unshift(rest);
  const text = `${negative ? '-' : ''}${groups.join(',')}`;
  return digits === 0 ? text : `${text}.${fraction.padEnd(digits, '0')}`;
}

function day(value: string): string {
  return `${Number(value.slice(5, 7))}/${Number(value.slice(8, 10))}/${value.slice(0, 4)}`;
}
