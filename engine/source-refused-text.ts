import { type Refusal, refusalTexts } from '#kit/source-refusal.ts';

/** That a source refused a write for good, in words; `refusal`: why, where we know. */
export function sourceRefusedText(system: string, refusal: Refusal | undefined): string {
  return `${system} refused the write.${refusal === undefined ? '' : ` ${refusalTexts[refusal]}`}`;
}
