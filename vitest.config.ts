import { defaultExclude, defineConfig } from 'vitest/config'
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

const TESTS = ['packages/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts']
/** Those that need a database, a network or a process. */
const WITH_SURROUNDINGS = ['**/*.{int,e2e}.test.ts']

export default defineConfig({
  resolve: {
    // Tests see the other packages as they are written, not as they were last compiled.
    alias: [
      { find: /^@outerpark\/core\/(.+)$/, replacement: `${source('core')}$1/index.ts` },
      // Processes and threads that a test starts are the bundled ones: from the sources each takes a second more.
      { find: /^(\.\.?\/)+entry\.ts$/, replacement: `${source('daemon')}testing/bundled-entry.ts` },
      { find: '@outerpark/daemon/folder', replacement: `${source('daemon')}process/folder.ts` },
    ],
  },
  test: {
    projects: [
      { extends: true, test: { name: 'surroundings', include: WITH_SURROUNDINGS } },
      // All in the same few processes: a process for each file takes three times as long, and they leave nothing behind.
      {
        extends: true,
        test: {
          name: 'units',
          include: TESTS,
          exclude: [...defaultExclude, ...WITH_SURROUNDINGS],
          isolate: false,
        },
      },
    ],
    pool: 'forks',
    // One more than there are cores on a small machine: most of the long ones wait for processes of their own.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // A wait ends when it comes true, so patience costs nothing, and a busy machine needs it.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 40_000, interval: 5 } },
  },
})
