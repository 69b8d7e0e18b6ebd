import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Setting } from './setting.ts'
import { settings } from './settings.ts'
import { settingsFolder } from './testing/config.ts'

const folder = settingsFolder()
const all = Object.entries<Setting>(settings)
const secrets = all.filter(([, { secret }]) => secret).map(([name]) => name)
const file = () => join(folder.path, 'config.json')
/** What reading the file throws if others can read it. */
function refusal(given: object): unknown {
  folder.inFile(given)
  chmodSync(file(), 0o644)
  try {
    return folder.read()
  } catch (error) {
    return error
  }
}

test('S4: every setting whose name says so is a secret', () => {
  const named = all.map(([name]) => name).filter((name) => /key$|secret|password|token/i.test(name))
  // `tlsKey` is the name of a file, which is checked itself.
  expect(secrets).toEqual(expect.arrayContaining(named.filter((name) => name !== 'tlsKey')))
})

describe.skipIf(process.platform === 'win32')('S4: settings that others can read', () => {
  test.each(secrets)('are refused with %s among them, and the chmod is named', (name) => {
    expect(refusal({ [name]: 'hushhush' })).toMatchObject({
      code: 'file-not-trusted',
      message: `${file()} holds a secret, and it is open to other users of this machine.`,
      hint: `Close it with: chmod go-rwx ${file()}`,
    })
    chmodSync(file(), 0o600)
    // Whatever is wrong with the value itself is another matter.
    expect(() => folder.read()).not.toThrow(/open to other users/)
  })

  test('are read if no secret is among them', () => {
    expect(refusal({ port: 9000 })).toMatchObject({ port: 9000 })
  })
})
