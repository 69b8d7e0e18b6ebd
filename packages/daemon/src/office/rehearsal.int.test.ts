import { readdirSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { testParts } from '../testing/pipeline.ts'
import { rehearse } from './rehearsal.ts'

const folder = temporaryFolder()
afterEach(() => vi.unstubAllEnvs())

test('a rehearsal books over the real interface, and leaves nothing', async () => {
  vi.stubEnv('TMPDIR', folder.path)
  expect(await rehearse(testParts.settings, 5)).toBe(5)
  expect(readdirSync(folder.path)).toEqual([])
  folder.remove()
})

test('a rehearsal without a place for its files says so', async () => {
  vi.stubEnv('TMPDIR', folder.file('nowhere'))
  await expect(rehearse(testParts.settings, 5)).rejects.toThrow('ENOENT')
})
