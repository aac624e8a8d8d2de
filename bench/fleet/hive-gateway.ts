import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ended, type ServerProcess } from './server-process.ts';

const peers = fileURLToPath(new URL('../peers/', import.meta.url));
const program = `${peers}node_modules/@graphql-hive/gateway/dist/bin.js`;
const START_LIMIT_MS = 30_000;
const LOOK_EVERY_MS = 100;

/** Installs the peers where that has not been done. Throws when it cannot be. */
function installPeers(): void {
  if (existsSync(program)) return;
  console.log('installing the peers in bench/peers');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: 'inherit' });
  if (status !== 0 || !existsSync(program)) throw new Error('npm ci failed in bench/peers');
}

/** Hive Gateway, planning and executing with its Rust runtime, as its command starts it. */
export async function startHiveGateway(supergraphFile: string, workDir: string): Promise<ServerProcess> {
  installPeers();
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      program,
      'supergraph',
      supergraphFile,
      '--hive-router-runtime',
      ...['--host', '127.0.0.1', '--port', String(port), '--fork', '1', '--polling', '1h'],
    ],
    { cwd: workDir, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } },
  );
  const url = `http://127.0.0.1:${port}/graphql`;
  const limit = performance.now() + START_LIMIT_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`Hive Gateway ended with code ${child.exitCode}`);
    if (performance.now() > limit) {
      await ended(child);
      throw new Error('Hive Gateway does not answer');
    }
    await setTimeout(LOOK_EVERY_MS);
  }
  return {
    pid: child.pid as number,
    urls: { gateway: url },
    setDelay: async () => {},
    takeCalls: async () => 0,
    stop: () => ended(child),
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{__typename}"}',
    });
    return response.ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
