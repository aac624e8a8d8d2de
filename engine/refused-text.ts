import { type Refusal, refusalTexts } from '#kit/source-refusal.ts';
import type { Problem } from './operation.ts';

/** That a source refused a write for good, in words; `refusal`: why, where we know. */
export function sourceRefusedText(system: string, refusal: Refusal | undefined): string {
  return `${system} refused the write.${refusal === undefined ? '' : ` ${refusalTexts[refusal]}`}`;
}

/** A problem in words for those who are not told which systems there are. */
export function problemForPartners({ type, message, detail }: Problem): string {
  return type === 'SourceRefusedProblem'
    ? sourceRefusedText('A system', (detail.reason ?? undefined) as Refusal | undefined)
    : message;
}
