import type { Effect, EffectSystem } from './operation.ts';

/** What a source tells of a record that it wrote. */
export type Written = Pick<Effect, 'recordType' | 'before' | 'after' | 'version'> & {
  readonly recordId: string;
  readonly action: 'CREATED' | 'UPDATED' | 'DELETED' | 'UNCHANGED';
};

/** The effect of a record that was written. */
export function effectOf(system: EffectSystem, written: Written): Effect {
  const { recordType, recordId, action, before, after, version } = written;
  return { system, recordType, recordId, action, before, after, version, reason: null };
}

/** The effect of a record that was called off, for a reason. */
export function cancelledEffect(system: EffectSystem, written: Written, reason: string): Effect {
  const action = written.action === 'UNCHANGED' ? 'UNCHANGED' : 'CANCELLED';
  return { ...effectOf(system, written), action, reason };
}

/** The effect of a record that was left alone, for a reason. */
export function notWritten(
  system: EffectSystem,
  recordType: string,
  recordId: string | null,
  reason: string,
): Effect {
  return {
    system,
    recordType,
    recordId,
    action: 'NOT_WRITTEN',
    before: {},
    after: {},
    version: null,
    reason,
  };
}
