import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { runWithInput } from './command.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

function program(text: string): string {
  const file = folder.file('tell')
  writeFileSync(file, `#!/bin/sh\n${text}\n`)
  chmodSync(file, 0o700)
  return file
}
const options = (timeoutMs = 10_000) => ({ timeoutMs, signal: new AbortController().signal })

test('the program gets the text on its standard input, and no shell reads it', async () => {
  const heard = folder.file('heard')
  await runWithInput(program(`cat > '${heard}'`), '$(touch hacked)\n', options())
  expect(readFileSync(heard, 'utf8')).toBe('$(touch hacked)\n')
})

test('one that fails says how, with the end of what it wrote', async () => {
  const file = program('cat >/dev/null; echo "no network" >&2; exit 7')
  await expect(runWithInput(file, 'x', options())).rejects.toThrow(
    `${file}: exit code 7: no network`,
  )
})

test('one that hangs is ended', async () => {
  const file = program('exec sleep 600')
  await expect(runWithInput(file, 'x', options(200))).rejects.toThrow('did not end within 200 ms')
})

test('one that does not read its input is no fault', async () => {
  await runWithInput(program('exit 0'), 'x'.repeat(1_000_000), options())
})

test('one that does not exist', async () => {
  await expect(runWithInput(folder.file('none'), 'x', options())).rejects.toThrow('ENOENT')
})
