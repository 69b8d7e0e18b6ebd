import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const PROGRAM = fileURLToPath(new URL('../bin/outerpark.mjs', import.meta.url))

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outerpark-cache-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the built program. Its cache and temporary files would be in the folder. */
function run() {
  const { NODE_COMPILE_CACHE: _, ...others } = process.env
  const own = { HOME: folder, XDG_CACHE_HOME: join(folder, 'cache'), TMPDIR: join(folder, 'tmp') }
  const env = { ...others, ...own, OUTERPARK_HOME: join(folder, 'home') }
  return spawnSync(process.execPath, [PROGRAM, 'daemon', 'status'], { env })
}
const cache = () => join(folder, 'cache', 'outerpark', 'compiled')
const isLinux = process.platform === 'linux'

test.runIf(isLinux)(
  'S1: compiled code is kept in the user’s own cache folder, closed to others',
  () => {
    mkdirSync(join(folder, 'tmp'))
    run()
    expect(readdirSync(join(folder, 'tmp'))).toEqual([])
    expect(statSync(cache()).mode & 0o777).toBe(0o700)
    expect(readdirSync(cache())).toHaveLength(1)
  },
)

test.runIf(isLinux)('S1: a cache folder that others can write is not used', () => {
  mkdirSync(cache(), { recursive: true })
  chmodSync(cache(), 0o777)
  expect(run().stderr.toString()).toBe('')
  expect(readdirSync(cache())).toEqual([])
  expect(existsSync(join(folder, 'tmp'))).toBe(false)
})
