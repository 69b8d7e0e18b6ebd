// npm test: all checks that must pass before a change is merged. Every check runs, also after one has failed. The last
// line sums up. Runs on Node 20 without dependencies.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install, main } from './setup.mjs'
import { projectEnvironment, projectNode, root, run, toolScript } from './workspace.mjs'

await main(async () => {
  await install()
  const folder = mkdtempSync(join(tmpdir(), 'outerpark-test-'))
  try {
    return await runChecks(join(folder, 'vitest.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** @param {string} report the file for vitest's result */
async function runChecks(report) {
  /** @type {string[]} */
  const failed = []
  /** @param {string} title @param {string[]} command */
  const check = async (title, ...command) => {
    if (!(await passes(title, command))) failed.push(title)
  }
  const colour = process.stdout.isTTY
  const biomeColour = colour ? [] : ['--colors=off']
  await check('format and lint', toolScript('@biomejs/biome', 'biome'), 'ci', '.', ...biomeColour)
  await check('types', toolScript('typescript', 'tsc'), '-b')
  await check('bundles', join(root, 'scripts/bundle.mjs'))
  await check('dependency rules', join(root, 'scripts/cruise.ts'))
  const outputs = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  if (!colour) outputs.push('--no-color')
  const testsPass = await passes('tests', [toolScript('vitest'), 'run', ...outputs])

  const tests = testCounts(report)
  // A file that cannot be loaded, or an error outside of any test, fails the run without failing a test.
  const failedTests = testsPass ? tests.failed : Math.max(1, tests.failed)
  if (failed.length > 0) console.log(`\nFailed before the tests: ${failed.join(', ')}.`)
  console.log(`\n${tests.passed} passed, ${failedTests + failed.length} failed`)
  return failedTests + failed.length === 0 ? 0 : 1
}

/** @param {string} title @param {string[]} command a script and its arguments */
async function passes(title, command) {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 60 - title.length))}`)
  const start = performance.now()
  const code = await run(projectNode, command, { env: projectEnvironment() })
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${title}: ${code === 0 ? 'passed' : `failed (exit code ${code})`} in ${seconds} s`)
  return code === 0
}

/** @param {string} report */
function testCounts(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0 }
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests }
}
