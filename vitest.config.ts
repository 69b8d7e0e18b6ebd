import { defineConfig } from 'vitest/config'

const source = (name: string) => new URL(`./packages/${name}/src/`, import.meta.url).pathname

export default defineConfig({
  resolve: {
    // Tests see the core as it is written, not as it was last compiled.
    alias: [{ find: /^@outerpark\/core\/(.+)$/, replacement: `${source('core')}$1/index.ts` }],
  },
  test: {
    include: ['packages/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
