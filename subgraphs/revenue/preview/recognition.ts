import type { RecognitionMethod } from '../generated/resolvers.ts';
import type { PreviewFacts, PreviewLine } from './facts.ts';
import { type PreviewWarning, warning } from './warnings.ts';

/** When a line's revenue is recognized. */
export interface LineRecognition {
  readonly method: RecognitionMethod;
  /** Null at a point in time. */
  readonly termMonths: number | null;
  readonly ruleName: string | null;
}

/** By the rule of the line's item; at a point in time where there is no rule to follow. */
export function lineRecognition(
  line: PreviewLine,
  { items }: PreviewFacts,
  warnings: PreviewWarning[],
): LineRecognition {
  const rule = items.get(line.itemId ?? '')?.rule ?? null;
  const termMonths = rule?.termMonths ?? 0;
  const isUsable = rule?.method && (rule.method === 'POINT_IN_TIME' || termMonths > 0);
  if (line.itemId === null) warnings.push(warning('ITEM_UNKNOWN', line));
  else if (!isUsable) warnings.push(warning('REVREC_RULE_MISSING', line));
  const method = (isUsable && rule.method) || 'POINT_IN_TIME';
  return {
    method,
    termMonths: method === 'POINT_IN_TIME' ? null : termMonths,
    ruleName: rule?.name ?? null,
  };
}
