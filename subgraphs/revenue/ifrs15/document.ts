import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { FunctionEntry } from './function-entry.ts';
import { ifrs15Functions } from './functions.ts';
import { publishedExamples } from './published-examples.ts';

/** The section of `docs/metrics.md` on the functions of this folder; its examples are run, its answers are theirs. */
export function ifrs15Document(): string {
  const sections = Object.entries(ifrs15Functions).map(
    ([title, functions]) => `### ${title}\n\n${functions.map(functionText).join('\n')}`,
  );
  return `
## IFRS 15 functions

Pure functions of \`subgraphs/revenue/ifrs15\`, for the steps of IFRS 15 and ASC 606. Each takes one object and gives one, plain
JSON both. Amounts, quantities, rates, fractions and steps are decimal strings (\`'1200.50'\`, no separators); \`count\` and
\`integer\` are JSON numbers; an id is a text of the caller’s own. Rates, probabilities, progress and other parts of a whole are
fractions (\`'0.05'\` is 5 %); dates are \`YYYY-MM-DD\`. \`currencyCode\` rounds amounts to its minor unit (JPY 0, KWD 3; two where the code is unknown),
\`decimals\` to so many digits instead (0 for whole units, as most published examples print); without either they have two. Half
is rounded away from zero; what is split adds up to the whole. \`?\` marks what may be left out, or null, \`= …\` what then holds.
Input that is wrong throws BAD_USER_INPUT and names every field that is. \`functions.ts\` lists them all with the examples below.

### Which function takes which published example

By the numbers of the illustrative examples of IFRS 15, which ASC 606-10-55 shares; then what handbooks and textbooks add.

| Example | Subject | Functions |
| --- | --- | --- |
${publishedExamples.map(exampleRow).join('\n')}

${sections.join('\n')}`;
}

function exampleRow({ examples, subject, functions }: (typeof publishedExamples)[number]): string {
  return `| ${examples.join(', ')} | ${subject} | ${functions.map((name) => `[\`${name}\`](#${name.toLowerCase()})`).join(', ')} |`;
}

function functionText({ name, file, schema, example, run }: FunctionEntry): string {
  const source = readFileSync(new URL(file, import.meta.url), 'utf8');
  const declared = source.indexOf(`export function ${name}(`);
  const result = /\): ([A-Za-z0-9[\]]+) \{/.exec(source.slice(declared))?.[1] ?? '';
  return `#### \`${name}\`
${docstringBefore(source, declared)} \`${file}\`

\`\`\`ts
input: ${shape(z.toJSONSchema(schema, { io: 'input' }) as JsonSchema, '')}
output: ${outputShape(new URL(file, import.meta.url), result)}
\`\`\`
\`\`\`js
${name}(${JSON.stringify(example)})
// ${JSON.stringify(run(example as never))}
\`\`\`
`;
}

function docstringBefore(source: string, position: number): string {
  const before = source.slice(0, position);
  const comment = before.slice(before.lastIndexOf('/**') + 3, before.lastIndexOf('*/'));
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*?\s?/, ''))
    .join(' ')
    .trim();
}

/** The interface of an answer with those that it names, as their files declare them. */
function outputShape(file: URL, result: string): string {
  const shown = new Map<string, string>();
  const show = (name: string, from: URL): void => {
    const source = readFileSync(from, 'utf8');
    const declared = new RegExp(`^(?:export )?(interface ${name}\\b[^{]*{[\\s\\S]*?\\n})`, 'm').exec(
      source,
    )?.[1];
    const imported = new RegExp(`import {[^}]*\\btype ${name}\\b[^}]*} from '(\\.[^']+)'`).exec(source)?.[1];
    if (shown.has(name)) return;
    if (declared === undefined) {
      if (imported !== undefined) show(name, new URL(imported, from));
      return;
    }
    shown.set(name, declared.replaceAll('readonly ', ''));
    for (const [other] of declared.matchAll(/\b[A-Z]\w*[a-z]\w*/g)) show(other, from);
  };
  show(result.replace('[]', ''), file);
  return [...(result.endsWith('[]') || shown.size === 0 ? [result] : []), ...shown.values()].join('\n');
}

/** What of JSON Schema the inputs use. */
interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | false;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

function shape(schema: JsonSchema, indent: string): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((one) => shape(one, indent)).join(' | ');
  if (schema.title) return schema.title;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.type === 'array') return `[${shape(schema.items ?? {}, indent)}]`;
  if (schema.type !== 'object') return schema.type ?? 'unknown';
  if (schema.additionalProperties && !schema.properties)
    return `{ [name]: ${shape(schema.additionalProperties, indent)} }`;
  const inner = `${indent}  `;
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const isOptional = !schema.required?.includes(name);
    const fallback = field.default === undefined ? '' : ` = ${JSON.stringify(field.default)}`;
    const comment = field.description ? ` // ${field.description}` : '';
    return `${inner}${name}${isOptional ? '?' : ''}: ${shape(field, inner)}${fallback}${comment}`;
  });
  return `{\n${fields.join('\n')}\n${indent}}`;
}
