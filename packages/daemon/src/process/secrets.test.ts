import { chmodSync, mkdirSync, type Stats, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { homeFiles, prepareHome, secretOf } from './home.ts'
import { checkSecrecy } from './owner.ts'
import { checkSecret, FileNotTrusted, readSecret } from './private-files.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => {
  folder.remove()
  vi.restoreAllMocks()
})

function written(path: string, mode: number, text = 'secret\n'): string {
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}
const refusal = (action: () => unknown) => {
  try {
    action()
  } catch (error) {
    if (error instanceof FileNotTrusted) return error
    throw error
  }
  throw new Error('It was accepted.')
}

const [ROOT, US] = [0, 1000]
const HINTS = { own: 'chmod go-rwx', shared: 'chmod g-wx,o-rwx' }

describe.skipIf(process.platform === 'win32')('S4: a secret that others can read', () => {
  test.each([0o644, 0o640, 0o604, 0o610, 0o601, 0o660])(
    'is refused with mode %o, and the error names the file and the chmod',
    (mode) => {
      const path = written(folder.file('secret'), mode)
      for (const use of [checkSecret, readSecret]) {
        const { message, hint } = refusal(() => use(path))
        expect(message).toContain(path)
        expect(hint).toBe(`Close it with: chmod go-rwx ${path}`)
      }
    },
  )

  test.each([0o600, 0o400, 0o700])('is accepted with mode %o', (mode) => {
    const path = written(folder.file('secret'), mode)
    expect(readSecret(path)).toBe('secret\n')
    expect(checkSecret(path)).toBe(true)
    expect(checkSecret(folder.file('nothing'))).toBe(false)
  })

  test.each([
    { who: US, owner: US, mode: 0o600, given: false, hint: undefined },
    { who: US, owner: US, mode: 0o640, given: false, hint: HINTS.own },
    { who: US, owner: US, mode: 0o640, given: true, hint: HINTS.own },
    { who: US, owner: US, mode: 0o604, given: true, hint: HINTS.own },
    // Root gives it to a group of this user, as Debian does with the group ssl-cert, or Kubernetes with `fsGroup`.
    { who: US, owner: ROOT, mode: 0o640, given: false, hint: undefined },
    { who: US, owner: ROOT, mode: 0o440, given: true, hint: undefined },
    { who: US, owner: ROOT, mode: 0o644, given: true, hint: HINTS.shared },
    { who: US, owner: ROOT, mode: 0o660, given: true, hint: HINTS.shared },
    { who: US, owner: ROOT, mode: 0o604, given: false, hint: HINTS.shared },
    // Root's own secrets are not the group's, but its keys of certificates may be.
    { who: ROOT, owner: ROOT, mode: 0o640, given: false, hint: HINTS.own },
    { who: ROOT, owner: ROOT, mode: 0o640, given: true, hint: undefined },
    { who: ROOT, owner: ROOT, mode: 0o644, given: true, hint: HINTS.shared },
  ])('for user $who, of user $owner, mode $mode, given $given', (each) => {
    vi.spyOn(process, 'geteuid').mockReturnValue(each.who)
    const at = { uid: each.owner, mode: 0o100000 | each.mode } as Stats // all that is looked at
    const check = () => checkSecrecy('/a/secret', at, each.given)
    if (each.hint === undefined) check()
    else expect(refusal(check).hint).toBe(`Close it with: ${each.hint} /a/secret`)
  })

  test.each(['adminToken', 'tokenSecret', 'state'] as const)('is refused in a home: %s', (name) => {
    const home = folder.file('home')
    mkdirSync(home, { mode: 0o700 })
    const path = written(homeFiles(home)[name], 0o644)
    expect(refusal(() => prepareHome(home)).message).toContain(path)
    expect(refusal(() => secretOf(path, 'opa_')).hint).toBe(`Close it with: chmod go-rwx ${path}`)
    chmodSync(path, 0o600)
    prepareHome(home)
  })

  test('is refused however closed its folder is, as ssh does', () => {
    const home = folder.file('home')
    mkdirSync(home, { mode: 0o700 })
    expect(refusal(() => readSecret(written(`${home}/secret`, 0o644))).code).toBe(
      'file-not-trusted',
    )
  })

  test('is no matter for the other files of a home', () => {
    const home = folder.file('home')
    mkdirSync(home, { mode: 0o700 })
    const { log, marker } = homeFiles(home)
    for (const path of [log, marker, `${home}/config.json`]) written(path, 0o644, '{}')
    prepareHome(home)
  })
})
