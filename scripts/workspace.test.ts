import { expect, test } from 'vitest'
import { run } from './workspace.mjs'

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
