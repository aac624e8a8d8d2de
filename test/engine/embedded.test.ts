import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedEngine } from '../../engine/embedded/open.ts';
import type { WriteEngine } from '../../engine/write-engine.ts';
import { engineSuite } from './suite.ts';

engineSuite('the embedded engine', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'q2c-engine-'));
  const opened: WriteEngine[] = [];
  return {
    open: async (options) => {
      const engine = openEmbeddedEngine(directory, options);
      opened.push(engine);
      return engine;
    },
    drop: async () => {
      for (const engine of opened.reverse()) await engine.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
});
