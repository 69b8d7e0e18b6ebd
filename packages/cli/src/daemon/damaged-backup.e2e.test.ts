import { closeSync, openSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

let outerpark: ReturnType<typeof makeOuterpark>
beforeEach(() => {
  outerpark = makeOuterpark(inProcess)
})
afterEach(() => outerpark.close())

const database = () => join(outerpark.home, 'outerpark.db')
const PAGE = 4096

/** Writes over whole pages, from this one on. */
function overwrite(from: number): void {
  const file = openSync(database(), 'r+')
  const bytes = Math.max(0, statSync(database()).size - from * PAGE)
  writeSync(file, Buffer.alloc(bytes, 0x5a), 0, bytes, from * PAGE)
  closeSync(file)
}

test.each([
  ['all pages', () => overwrite(0), 'database-unreadable'],
  ['all pages behind the first', () => overwrite(1), 'database-unreadable'],
  ['the second half is gone', () => truncateSync(database(), 2 * PAGE), /^database-/],
  [
    'no database at all',
    () => writeFileSync(database(), 'hello '.repeat(900)),
    'database-unreadable',
  ],
])(
  'a backup of a damaged database is refused with a code, and without a stack: %s',
  async (_, damage, code) => {
    await outerpark.json('daemon', 'start')
    await outerpark.json('daemon', 'stop')
    damage()
    const { code: exit, stderr } = await outerpark.asProcess(['backup', '--json'])
    // Nothing else is on the standard error: no stack of another program.
    expect({ exit, ...JSON.parse(stderr).error }).toMatchObject({
      exit: 1,
      code: typeof code === 'string' ? code : expect.stringMatching(code),
      detail: expect.stringContaining('database'),
      hint: expect.any(String),
    })
  },
)
