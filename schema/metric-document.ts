import { metricGroups } from '../kit/report/metric-groups.ts';

/** `docs/metrics.md`, from the tables that the graph serves. */
export function metricDocument(): string {
  const groups = metricGroups.map(
    ({ title, metrics }) => `## ${title}

${metrics
  .map(
    ({ name, definition, formula, source, currencyBasis }) => `### \`${name}\`
${definition}

- **Formula:** ${formula}
- **Source:** ${source}
- **Currency:** ${currencyBasis}
`,
  )
  .join('\n')}`,
  );
  return `<!-- Made by \`npm run generate\` from kit/report/metrics and subgraphs/revenue/ifrs15; do not edit. -->
# Metrics

What each figure of the graph's reports means, how it is computed and where it comes from. A report serves the same of its own
figures in \`metrics\`.

${groups.join('\n')}`;
}
