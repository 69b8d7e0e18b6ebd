import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectEnvironment, projectNode, root, run, toolScript } from './workspace.mjs'

const evaluate = (code: string) => run(process.execPath, ['-e', code])

test('a program that ends gives its exit code', async () => {
  expect(await evaluate('process.exit(7)')).toBe(7)
})

test('a program that a signal ends gives 128 and the number of the signal', async () => {
  expect(await evaluate('process.kill(process.pid, "SIGKILL")')).toBe(137)
})

test('a program that does not exist is an error', async () => {
  await expect(run('/no/such/program', [])).rejects.toThrow('ENOENT')
})

test('S1: compiled code of a tool is kept in the checkout, not in the folder of all users', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'outerpark-tools-'))
  try {
    const env = { ...projectEnvironment(), TMPDIR: folder, TMP: folder, TEMP: folder }
    const tsc = toolScript('typescript', 'tsc')
    expect(await run(projectNode, [tsc, '--version'], { env, stdio: 'ignore' })).toBe(0)
    expect(readdirSync(folder)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('S1: no script of npm starts tsc or changesets without that', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const bare = Object.values<string>(scripts).filter((script) => !script.startsWith('node '))
  expect(bare).toEqual(['biome check .', 'biome check --write .', 'vitest'])
})
