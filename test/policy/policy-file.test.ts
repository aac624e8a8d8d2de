import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readSettings } from '../../kit/settings.ts';
import { readPolicy, readPolicyFile } from '../../subgraphs/sales/policy/read-policy.ts';
import { shipped, shippedText } from './quote-facts.ts';

/** The faults of a policy file that differs from the shipped one; none when it is taken. */
function faults(...changes: readonly (readonly [string, string])[]): string[] {
  let text = shippedText;
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  return faultsOf(text);
}

function faultsOf(text: string): string[] {
  try {
    readPolicy(text, 'sales-policy.yaml');
    return [];
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((row) => row.replace('  - sales-policy.yaml ', ''));
  }
}

/** The number of the line in the shipped file that begins with this text. */
function lineOf(beginning: string): number {
  return shippedText.split('\n').findIndex((row) => row.startsWith(beginning)) + 1;
}

test('the shipped policy is the one that is in force unless a setting names another', () => {
  const path = fileURLToPath(new URL('../../policy/sales-policy.yaml', import.meta.url));
  expect(readSettings({}).salesPolicyFile).toBe(path);
  expect(readPolicyFile(path)).toEqual(shipped);
  expect(readSettings({ SALES_POLICY_FILE: 'our-policy.yaml' }).salesPolicyFile).toBe('our-policy.yaml');
});

test('a file that is not there stops the start', () => {
  expect(() => readPolicyFile('/nowhere/policy.yaml')).toThrow(
    'SALES_POLICY_FILE: /nowhere/policy.yaml cannot be read',
  );
});

test('all faults are told at once, each with its line, in the order of the file', () => {
  expect(
    faults(
      ['{ level: 2, role: Finance }', '{ level: ten, role: Finance }'],
      ['{ over: 20 %, action: ask head-of-sales }', '{ over: 5 %, action: ask head-of-sales }'],
      ['floor: 30 %', 'floor: plenty'],
      ['hold: block', 'hold: maybe'],
    ),
  ).toEqual([
    `line ${lineOf('  finance:')}: approvers > finance > level must be a whole number from 1 to 9`,
    `line ${lineOf('    - { over: 20 %')}: discounts > line > entry 2 must be above the step before it`,
    `line ${lineOf('  floor:')}: margin > floor must be a percentage such as 12.5 %`,
    `line ${lineOf('  hold:')}: credit > hold must be block, warn, off, or ask and an approver`,
  ]);
});

test('a word that the policy does not know is refused where it stands', () => {
  const at = lineOf('  limit: block');
  expect(faults(['  limit: block', '  limt: block'])).toEqual([
    `line ${lineOf('credit:')}: credit > limit is missing`,
    `line ${at}: credit > limt is not a word of the policy`,
  ]);
  expect(faults(['{ level: 3, role: CFO }', '{ level: 3, role: CFO, mail: x }'])).toEqual([
    `line ${lineOf('  cfo:')}: approvers > cfo > mail is not a word of the policy`,
  ]);
  expect(faults(['    RESELLER: { floor', '    WHOLESALE: { floor'])).toEqual([
    `line ${lineOf('    RESELLER: { floor')}: margin > channels > WHOLESALE is not a word of the policy`,
  ]);
});

test('nobody can be asked who is not among the approvers', () => {
  expect(faults(['  below: ask finance', '  below: ask the-boss'])).toEqual([
    `line ${lineOf('  below:')}: margin > below asks the-boss, who is not among the approvers`,
  ]);
});

test.each([
  [
    'limits: []',
    'limits:\n    - { min: 1 }',
    'quantities > limits > entry 1 must name either a product or a family',
  ],
  [
    'limits: []',
    'limits:\n    - { product: A, family: B, min: 1 }',
    'quantities > limits > entry 1 must name either a product or a family',
  ],
  ['limits: []', 'limits:\n    - { product: A }', 'quantities > limits > entry 1 must have min, max or both'],
  [
    'limits: []',
    'limits:\n    - { product: A, min: 3, max: 2 }',
    'quantities > limits > entry 1 > min must not be above max',
  ],
  [
    'limits: []',
    'limits:\n    - { product: A, min: -3 }',
    'quantities > limits > entry 1 > min must be a number, not below zero',
  ],
  ['limits: []', 'limits: none', 'quantities > limits must be a list'],
  [
    '{ moreThanDays: 0, action: warn }',
    '{ moreThanDays: 1.5, action: warn }',
    'credit > overdue > entry 1 > moreThanDays must be a whole number from 0 to 3650',
  ],
  ['name: Standard sales policy', 'name: ""', 'name must not be empty'],
])('%s as %j is refused in plain words', (from, to, fault) => {
  expect(faults([from, to]).map((row) => row.replace(/^line \d+: /, ''))).toEqual([fault]);
});

test('what is no YAML, says a thing twice or says nothing is refused', () => {
  expect(faultsOf('name: [1\n')).toEqual([expect.stringMatching(/^line [12]: Flow sequence/)]);
  expect(faultsOf(`${shippedText}\nname: Again\n`)).toEqual([
    `line ${shippedText.split('\n').length + 1}: Map keys must be unique`,
  ]);
  expect(faultsOf('name: *nowhere\n')).toEqual([expect.stringContaining('nowhere')]);
  expect(faultsOf('name: &self [*self]\n').length).toBeGreaterThan(0);
  expect(faultsOf('# nothing\n')).toEqual([
    'line 1: the file must hold name, approvers, discounts, margin, credit, customer, products, quantities, terms, prices, quote',
  ]);
});
