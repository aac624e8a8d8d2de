import { codeFingerprint } from './code-fingerprint.ts';
import { figuresInMemory, type KeptFigures } from './kept-figures.ts';
import { figuresInRedis } from './redis-figures.ts';

/** Figures kept in the Redis that processes share, or else in this process. */
export function openFigures(redisUrl: string | undefined): KeptFigures {
  return redisUrl === undefined ? figuresInMemory() : figuresInRedis(redisUrl, codeFingerprint());
}
