import { defaultExclude, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const source = (name: string) => new URL(`./packages/${name}/src/`, import.meta.url).pathname

/** From the longest to the shortest: whatever runs last runs with the other workers idle. */
const KINDS = [/scripts\/.*\.e2e\./, /\.e2e\./, /\.int\./, /\.test\./]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const kind = ({ moduleId }: TestSpecification) => KINDS.findIndex((mark) => mark.test(moduleId))
    return (await super.sort(files)).sort((a, b) => kind(a) - kind(b))
  }
}

const TESTS = ['packages/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts']
/** Those that need a database or a network. */
const WITH_SURROUNDINGS = ['**/*.int.test.ts']
/** Those that start whole programs. */
const WHOLE = ['**/*.e2e.test.ts']

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
    // The files of a kind share a few processes: with one for each file, loading takes longer than the tests.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'whole', include: WHOLE } },
      { extends: true, test: { name: 'surroundings', include: WITH_SURROUNDINGS } },
      {
        extends: true,
        test: {
          name: 'units',
          include: TESTS,
          exclude: [...defaultExclude, ...WITH_SURROUNDINGS, ...WHOLE],
        },
      },
    ],
    pool: 'forks',
    // Twice the cores of a small machine: those that start programs mostly wait for them.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    // A wait ends when it comes true, so patience costs nothing, and a busy machine needs it.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 40_000, interval: 5 } },
  },
})
