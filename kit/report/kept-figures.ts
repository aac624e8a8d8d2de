import { createHash } from 'node:crypto';

/** Figures that stand, by keys that name everything they depend on. What is not kept any more is read again. */
export interface KeptFigures {
  /** Undefined where nothing is kept under a key. */
  get(keys: readonly string[]): Promise<readonly (string | undefined)[]>;
  put(entries: ReadonlyMap<string, string>): Promise<void>;
  close(): Promise<void>;
}

/** How many characters one process keeps. */
const MOST_CHARACTERS = 32_000_000;

/** Figures kept in this process; those that were not asked for longest go first. */
export function figuresInMemory(mostCharacters = MOST_CHARACTERS): KeptFigures {
  const kept = new Map<string, string>();
  let characters = 0;
  const drop = (key: string): void => {
    characters -= key.length + (kept.get(key)?.length ?? 0);
    kept.delete(key);
  };
  return {
    get: async (keys) =>
      keys.map((key) => {
        const value = kept.get(key);
        if (value === undefined) return undefined;
        kept.delete(key);
        kept.set(key, value);
        return value;
      }),
    put: async (entries) => {
      for (const [key, value] of entries) {
        if (kept.has(key)) drop(key);
        kept.set(key, value);
        characters += key.length + value.length;
      }
      for (const oldest of kept.keys()) {
        if (characters <= mostCharacters) return;
        drop(oldest);
      }
    },
    close: async () => {},
  };
}

/** The key of figures: a hash of everything that they depend on. */
export function figureKey(dependsOn: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(dependsOn)).digest('base64url');
}
