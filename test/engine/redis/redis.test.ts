import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { openRedisEngine } from '../../../engine/redis/open.ts';
import type { WriteEngine } from '../../../engine/write-engine.ts';
import { engineSuite } from '../suite.ts';
import { Cable } from './cable.ts';
import { noRedis, RedisServer } from './server.ts';

const locks = { lockMs: 400, scanMs: 100 };

describe.skipIf(noRedis)(noRedis ?? 'with redis-server', () => {
  engineSuite('the engine on Redis', async () => {
    const server = await new RedisServer().start();
    const directory = mkdtempSync(join(tmpdir(), 'q2c-redis-'));
    const opened: { readonly engine: WriteEngine; readonly cable: Cable }[] = [];
    return {
      open: async (options) => {
        for (const { cable } of opened) cable.cut();
        const cable = await Cable.to(server.port);
        const engine = await openRedisEngine(
          { url: cable.url, isProduction: true, directory, locks },
          options,
        );
        opened.push({ engine, cable });
        return engine;
      },
      drop: async () => {
        await Promise.all(opened.map(({ engine }) => engine.stop()));
        for (const { cable } of opened) cable.cut();
        await server.drop();
        rmSync(directory, { recursive: true, force: true });
      },
    };
  });
});
