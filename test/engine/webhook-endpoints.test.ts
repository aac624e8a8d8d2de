import { describe, expect, test } from 'vitest';
import { readWebhookEndpoints } from '#engine/webhooks/endpoints.ts';

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

describe('The file of webhook endpoints', () => {
  test('names who is told of which orders, and by which events', () => {
    expect(
      readWebhookEndpoints(
        'webhooks.yaml',
        `endpoints:
  - name: everything
    url: https://hooks.example/orders
    secrets: [${SECRET}]
  - name: partner-one
    url: http://127.0.0.1:9000/in
    partner: ACC-00001
    secrets: [${SECRET}, ${SECRET}]
    events: [order.acknowledged, order.cancelled]
`,
      ),
    ).toEqual([
      {
        name: 'everything',
        url: 'https://hooks.example/orders',
        partner: undefined,
        secrets: [SECRET],
        events: undefined,
      },
      {
        name: 'partner-one',
        url: 'http://127.0.0.1:9000/in',
        partner: 'ACC-00001',
        secrets: [SECRET, SECRET],
        events: new Set(['order.acknowledged', 'order.cancelled']),
      },
    ]);
  });

  test('is refused with every fault and its line, and no secret is shown', () => {
    const short = `whsec_${Buffer.alloc(8, 7).toString('base64')}`;
    const read = (): unknown =>
      readWebhookEndpoints(
        'webhooks.yaml',
        `endpoints:
  - name: One
    url: http://hooks.example
    secrets: [${short}]
  - name: two
    url: https://user:pass@hooks.example
    secrets: [${SECRET}]
    events: [order.lost]
    colour: red
`,
      );
    expect(read).toThrow(/webhooks\.yaml:2: endpoints\.0\.name: must be 1 to 40/);
    expect(read).toThrow(/webhooks\.yaml:3: endpoints\.0\.url: must be an https URL/);
    expect(read).toThrow(/webhooks\.yaml:4: endpoints\.0\.secrets\.0: must be whsec_/);
    expect(read).toThrow(/webhooks\.yaml:6: endpoints\.1\.url/);
    expect(read).toThrow(/webhooks\.yaml:8: endpoints\.1\.events\.0/);
    expect(read).toThrow(/colour/);
    expect(read).not.toThrow(short);
  });

  test('is refused when two endpoints share a name, or when it is no YAML', () => {
    const one = `  - { name: twin, url: https://hooks.example, secrets: [${SECRET}] }\n`;
    expect(() => readWebhookEndpoints('webhooks.yaml', `endpoints:\n${one}${one}`)).toThrow(
      'two endpoints are named twin',
    );
    expect(() => readWebhookEndpoints('webhooks.yaml', 'endpoints: [')).toThrow('webhooks.yaml:1');
  });
});
