import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

const LOOK_EVERY_MS = 1_000;

/** Calls back with a file's text whenever it has changed since this call; until stopped. */
export function watchText(file: string, changed: (text: string) => void): { stop(): void } {
  let seen = stamp(file);
  // Looking also sees a file that is replaced, mounted or renamed over, where change events do not.
  const looking = setInterval(() => {
    const now = stamp(file);
    // Between two versions the file may be missing; the next look finds it.
    if (now === undefined || now === seen) return;
    seen = now;
    readFile(file, 'utf8').then(changed, () => {
      seen = undefined;
    });
  }, LOOK_EVERY_MS);
  looking.unref();
  return { stop: () => clearInterval(looking) };
}

function stamp(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && `${found.ino} ${found.size} ${found.mtimeMs}`;
}
