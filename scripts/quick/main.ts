// npm run quick: within half a minute, checks what a change can break most easily: format and lint of the files that
// differ from the main branch, the unit tests that import them, and the tests with a database or a process in the
// folders that were edited since the last commit. `npm test` runs everything.
import { execFileSync } from 'node:child_process'
import { main } from '../setup.mjs'
import { projectNode, root, run, toolScript } from '../workspace.mjs'
import { readChanges } from './changes.ts'
import { pickQuick } from './pick.ts'

await main(async () => {
  const { since, files, edited } = readChanges()
  if (files.length === 0) {
    console.log('Nothing differs from the main branch.')
    return 0
  }
  const lint = await run(projectNode, [
    toolScript('@biomejs/biome', 'biome'),
    'check',
    '--files-ignore-unknown=true',
    '--no-errors-on-unmatched',
    ...files,
  ])
  const { run: picked, left } = pickQuick(relatedTests(since), edited)
  const tests =
    picked.length === 0 ? 0 : await run(projectNode, [toolScript('vitest'), 'run', ...picked])
  console.log(
    `\n${picked.length} test files were run; ${left.length} that are related are left to npm test.`,
  )
  return lint === 0 ? tests : lint
})

/** The test files that import a changed file, directly or indirectly. */
function relatedTests(since: string): string[] {
  const list = [toolScript('vitest'), 'list', '--filesOnly', '--json', '--changed', since]
  const found: { file: string }[] = JSON.parse(
    execFileSync(projectNode, list, { cwd: root, encoding: 'utf8' }),
  )
  return found.map(({ file }) => file.slice(root.length + 1).replaceAll('\\', '/'))
}
