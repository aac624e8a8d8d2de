import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** CPU milliseconds that a process, with those below it, has used so far. */
export function cpuMs(pid: number): number {
  let ticks = 0;
  for (const one of family(pid)) {
    const stat = readFileSync(`/proc/${one}/stat`, 'utf8');
    // The name of the program, in brackets, may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return (ticks * 1000) / TICKS_PER_SECOND;
}

/** Milliseconds that a process, with those below it, could have run so far but for other processes on the cores. */
export function waitedMs(pid: number): number {
  let nanoseconds = 0;
  for (const one of family(pid))
    nanoseconds += Number(readFileSync(`/proc/${one}/schedstat`, 'utf8').split(' ')[1]);
  return nanoseconds / 1e6;
}

/** The most memory that a process, with those below it, has held, in MB. */
export function peakMemoryMb(pid: number): number {
  let kilobytes = 0;
  for (const one of family(pid))
    kilobytes += Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1] ?? 0);
  return kilobytes / 1024;
}

function family(pid: number): number[] {
  const below = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...below.flatMap(family)];
}
