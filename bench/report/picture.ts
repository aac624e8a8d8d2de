import { variantNames } from '../fleet/fleet.ts';
import { TARGET_CONNECTIONS, TARGET_DELAY_MS } from '../plan.ts';
import type { BenchResult, Cell } from '../run-bench.ts';
import { titles } from './table.ts';

const WIDTH = 860;
const LABEL = 300;
const NUMBER = 110;
const ROW = 22;
const HEAD = 44;
const INK = '#1f2937';
const OURS = '#0f766e';
const OTHERS = '#94a3b8';

/** CPU per request of all processes as bars, the workloads one below the other, each on a scale of its own. */
export function picture({ cells }: BenchResult): string {
  const shown = cells.filter(
    ({ connections, delayMs }) => connections === TARGET_CONNECTIONS && delayMs === TARGET_DELAY_MS,
  );
  let top = 20;
  const groups = shown.map((cell) => {
    const drawn = group(cell, top);
    top += drawn.height;
    return drawn.svg;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${top}" viewBox="0 0 ${WIDTH} ${top}" font-family="sans-serif" font-size="13" role="img" aria-label="CPU per request of all processes">
<rect width="100%" height="100%" fill="#ffffff"/>
${groups.join('\n')}
</svg>
`;
}

function group({ workload, figures }: Cell, top: number): { readonly svg: string; readonly height: number } {
  const rows = variantNames.flatMap((name) => {
    const cpu = figures.get(name)?.cpuAll;
    return cpu === undefined ? [] : [{ name, cpu }];
  });
  const most = Math.max(...rows.map(({ cpu }) => cpu));
  const bars = rows.map(({ name, cpu }, i) => {
    const y = top + HEAD - 16 + i * ROW;
    const width = Math.max(1, (cpu / most) * (WIDTH - LABEL - NUMBER));
    const isOurs = name === 'inProcess' || name === 'overHttp';
    return `<text x="${LABEL - 10}" y="${y + 13}" text-anchor="end" fill="${INK}">${titles[name]}</text>
<rect x="${LABEL}" y="${y}" width="${width.toFixed(1)}" height="${ROW - 6}" fill="${isOurs ? OURS : OTHERS}"/>
<text x="${(LABEL + width + 8).toFixed(1)}" y="${y + 13}" fill="${INK}">${cpu.toFixed(2)} ms</text>`;
  });
  const title = `${workload}: CPU per request of all processes, ${TARGET_CONNECTIONS} connections`;
  return {
    svg: `<text x="10" y="${top + 14}" font-weight="bold" fill="${INK}">${title}</text>\n${bars.join('\n')}`,
    height: HEAD + rows.length * ROW,
  };
}
