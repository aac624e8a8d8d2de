/** The samples of a text in Prometheus' format: `name{label="value"}` to number. Throws on a line that is none. */
export function parseMetrics(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  for (const line of text.split('\n')) {
    if (
      line === '' ||
      /^# (HELP [a-zA-Z_:][\w:]* .+|TYPE [a-zA-Z_:][\w:]* (counter|gauge|histogram|summary))$/.test(line)
    )
      continue;
    const [, series, value] =
      /^([a-zA-Z_:][\w:]*(?:\{(?:\w+="(?:[^"\\]|\\.)*",?)*\})?) (-?[\d.]+(?:e[-+]?\d+)?|Nan)$/.exec(line) ??
      [];
    if (series === undefined) throw new Error(`not a sample: ${line}`);
    if (samples.has(series)) throw new Error(`twice: ${series}`);
    samples.set(series, value === 'Nan' ? Number.NaN : Number(value));
  }
  return samples;
}

/** What `/metrics` of a server says. */
export async function scrape(url: string): Promise<Map<string, number>> {
  return parseMetrics(await (await fetch(`${url}/metrics`)).text());
}
