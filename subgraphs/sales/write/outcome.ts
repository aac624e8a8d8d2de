import type { WriteAnswer } from '#engine/graph/writes.ts';

/** Whether the write is done or refused: until then the object that it changes is not told. */
export function isOver({ settled: { status } }: Pick<WriteAnswer, 'settled'>): boolean {
  return status === 'SUCCEEDED' || status === 'FAILED';
}

/** What a step kept under this name; null where none did. */
export function stateText({ settled }: Pick<WriteAnswer, 'settled'>, name: string): string | null {
  const value = settled.state[name];
  return typeof value === 'string' ? value : null;
}
