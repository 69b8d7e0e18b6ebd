import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const source = (name: string) => new URL(`./packages/${name}/src/`, import.meta.url).pathname

/** Whole programs first, since they take longest: whatever runs last runs with the other workers idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const kind = ({ moduleId }: TestSpecification) =>
      ['.e2e.', '.int.', '.test.'].findIndex((mark) => moduleId.includes(mark))
    return (await super.sort(files)).sort((a, b) => kind(a) - kind(b))
  }
}

export default defineConfig({
  resolve: {
    // Tests see the other packages as they are written, not as they were last compiled.
    alias: [
      { find: /^@outerpark\/core\/(.+)$/, replacement: `${source('core')}$1/index.ts` },
      { find: '@outerpark/daemon/folder', replacement: `${source('daemon')}process/folder.ts` },
    ],
  },
  test: {
    include: ['packages/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    pool: 'forks',
    // One more than there are cores on a small machine: most of the long ones wait for processes of their own.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
