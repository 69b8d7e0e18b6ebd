import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { chooseLanguage } from './language.ts'

const folder = mkdtempSync(join(tmpdir(), 'outerpark-language-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a choice that cannot be kept is no fault of the program', async () => {
  // A folder in the place of the file: root could write a file that is read-only.
  mkdirSync(join(folder, 'cli.json'))
  const places = { home: folder, profiles: join(folder, 'profiles.json') }
  const choosing = chooseLanguage({ places, language: 'en', env: {} }, 'ko')
  await expect(choosing).rejects.toMatchObject({
    code: 'home-not-writable',
    detail: expect.stringContaining('The choice cannot be kept: EISDIR'),
  })
})
