import { MONEY_SCALE, QUANTITY_SCALE, RATE_SCALE, scaledToText } from '../decimal.ts';
import type { Json } from './field-values.ts';
import type { ValueJson } from './value-json.ts';

/** One line of a sublist: its key, as its address ends with it, and its properties. */
export interface Line {
  readonly key: string;
  readonly json: Json;
}

export const money = (amount: number): number => Number(scaledToText(amount, MONEY_SCALE));
export const quantity = (amount: number): number => Number(scaledToText(amount, QUANTITY_SCALE));
export const rate = (amount: number): number => Number(scaledToText(amount, RATE_SCALE));

/** Properties without those that are null. */
export function present(properties: Readonly<Record<string, unknown>>): Json {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== null && value !== undefined),
  );
}

export function reference(json: ValueJson, table: string, id: number | null): unknown {
  return id === null ? null : json.reference(table, id);
}
