import { defineConfig } from 'vitest/config';

export default defineConfig({
  // graphql ships as CommonJS and ESM; two copies of it do not recognise each other's schemas.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
