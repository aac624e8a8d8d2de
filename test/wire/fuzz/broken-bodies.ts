import type { Random } from '#sandbox/dataset/demo/random.ts';
import { brokenJson, mutated, notUtf8 } from './broken-text.ts';
import type { MalformedRequest } from './request.ts';

/** A request that would write, as its vendor takes it. */
export interface GoodWrite {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** JSON that is none; `nothing` says what becomes of a body without any content. */
export function brokenBodies(
  random: Random,
  good: readonly GoodWrite[],
  count: number,
  nothing: MalformedRequest['must'],
): MalformedRequest[] {
  return Array.from({ length: count }, () => {
    const { method, path, body } = random.pick(good);
    const broken = brokenJson(random, body);
    const must = broken.trim() === '' ? nothing : 'refused';
    return { kind: 'broken JSON', method, path, body: broken, must };
  });
}

export function mutatedBodies(random: Random, good: readonly GoodWrite[], count: number): MalformedRequest[] {
  return Array.from({ length: count }, () => {
    const { method, path, body } = random.pick(good);
    return { kind: 'mutated JSON', method, path, body: mutated(random, body), must: 'answered' };
  });
}

export function badText(random: Random, good: readonly GoodWrite[], count: number): MalformedRequest[] {
  return Array.from({ length: count }, () => {
    const { method, path, body } = random.pick(good);
    return { kind: 'invalid UTF-8', method, path, body: notUtf8(random, body), must: 'refused' };
  });
}
