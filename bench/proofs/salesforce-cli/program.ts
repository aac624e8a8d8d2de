import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program, signed in nowhere yet; files and settings are in a home of its own. */
export interface CommandLine {
  readonly instanceUrl: string;
  /** Runs a command and gives what it printed. Throws, with what it said, where it fails. */
  text(...args: string[]): Promise<string>;
  /** The `result` that a command prints as JSON. Throws where it fails. */
  // biome-ignore lint/suspicious/noExplicitAny: results are compared by value
  json(...args: string[]): Promise<any>;
  /** The name of the error that a command which must fail prints as JSON. */
  failure(...args: string[]): Promise<string>;
  /** Writes a file for a command and gives its path. */
  file(name: string, content: string): string;
}

/** Runs a program to its end. */
export function run(
  program: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

export function commandLine(options: {
  folder: string;
  home: string;
  accessToken: string;
  instanceUrl: string;
}): CommandLine {
  const { folder, home, accessToken, instanceUrl } = options;
  const program = join(folder, 'node_modules/@salesforce/cli/bin/run.js');
  // Nothing leaves the machine, nothing of its owner is read.
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    SF_ACCESS_TOKEN: accessToken,
    SF_DISABLE_TELEMETRY: 'true',
    SF_AUTOUPDATE_DISABLE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_DISABLE_LOG_FILE: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    SF_USE_PROGRESS_BAR: 'false',
    NO_COLOR: '1',
    CI: 'true',
  };
  const sf = (args: string[]): Promise<Ended> =>
    run(process.execPath, [program, ...args], { cwd: home, env });
  return {
    instanceUrl,
    text: async (...args) => {
      const { code, stdout, stderr } = await sf(args);
      if (code !== 0)
        throw new Error(`sf ${args.slice(0, 3).join(' ')} ended with ${code}: ${stderr || stdout}`);
      return stdout;
    },
    json: async (...args) => {
      const { code, stdout } = await sf([...args, '--json']);
      const answer = JSON.parse(stdout) as { result: unknown; message?: string };
      if (code !== 0)
        throw new Error(`sf ${args.slice(0, 3).join(' ')} ended with ${code}: ${answer.message}`);
      return answer.result;
    },
    failure: async (...args) => {
      const { code, stdout } = await sf([...args, '--json']);
      if (code === 0) throw new Error(`sf ${args.slice(0, 3).join(' ')} did not fail`);
      return (JSON.parse(stdout) as { name: string }).name;
    },
    file: (name, content) => {
      const path = join(home, name);
      writeFileSync(path, content);
      return path;
    },
  };
}
