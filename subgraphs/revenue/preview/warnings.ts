import type { RevenuePreviewWarning, RevenuePreviewWarningCode } from '../generated/resolvers.ts';
import type { PreviewLine } from './facts.ts';

export type PreviewWarning = RevenuePreviewWarning;

const messages: Readonly<Record<RevenuePreviewWarningCode, (name: string) => string>> = {
  ITEM_UNKNOWN: (name) => `${name}: the books have no item of it, so that it is recognized on its first day`,
  REVREC_RULE_MISSING: (name) =>
    `${name}: its item has no rule to follow, so that it is recognized on its first day`,
  PERIODS_NOT_DEFINED: (name) => `${name}: accounting periods are missing for a part of its term`,
  SSP_MISSING: (name) =>
    `${name}: nothing tells its stand-alone selling price; the residual or what it was sold for counts`,
  SSP_OUT_OF_RANGE: (name) => `${name}: sold outside the range that it is sold at alone`,
  RESIDUAL_REFUSED: (name) =>
    `${name}: the other stand-alone selling prices leave nothing for it; what it was sold for counts`,
  MIXED_CURRENCIES: (name) => `${name}: in another currency than the contract, left out`,
};

/** A warning on a line, in words that name it. */
export function warning(
  code: RevenuePreviewWarningCode,
  { id, name }: PreviewLine,
  missingFrom: readonly string[] = [],
): PreviewWarning {
  return { code, lineId: id, message: messages[code](name), missingFrom };
}
