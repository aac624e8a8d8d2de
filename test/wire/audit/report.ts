import type { Outcome } from './run.ts';

/** The outcomes of one system as text that people read: counts by subject, and under them what failed or was skipped. */
export function report(title: string, outcomes: readonly Outcome[]): string {
  const lines = [title, ''];
  for (const subject of new Set(outcomes.map((outcome) => outcome.subject))) {
    const rows = outcomes.filter((outcome) => outcome.subject === subject);
    lines.push(`  ${subject.padEnd(44)} ${counts(rows)}`);
    for (const row of rows.filter(({ result }) => result === 'fails')) lines.push(...failure(row));
  }
  lines.push('', ...skips(outcomes));
  for (const level of ['MUST', 'SHOULD'] as const)
    lines.push(
      `  ${level.padEnd(7)}${counts(outcomes.filter((outcome) => outcome.level === level)).trimStart()}`,
    );
  return `${lines.join('\n')}\n`;
}

function counts(rows: readonly Outcome[]): string {
  const of = (result: Outcome['result']): number => rows.filter((row) => row.result === result).length;
  const run = rows.length - of('skipped');
  const skipped = of('skipped') > 0 ? `, ${of('skipped')} skipped` : '';
  return `${String(of('holds')).padStart(3)} of ${run} hold${skipped}${of('fails') > 0 ? `  <- ${of('fails')} fail` : ''}`;
}

function failure({ id, level, source, sentence, what, expected, actual }: Outcome): string[] {
  const indented = (label: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`      ${label.padEnd(9)}${text.replaceAll('\n', `\n${' '.repeat(15)}`)}`];
  return [
    `    ${id} ${level}: ${sentence} (${source})`,
    ...indented('said', what),
    ...indented('expected', expected),
    ...indented('actual', actual),
  ];
}

function skips(outcomes: readonly Outcome[]): string[] {
  const byReason = Map.groupBy(
    outcomes.filter(({ result }) => result === 'skipped'),
    ({ reason }) => reason,
  );
  return [...byReason].map(
    ([reason, rows]) => `  skipped ${rows.length}: ${reason} (${rows.map(({ id }) => id).join(' ')})`,
  );
}
