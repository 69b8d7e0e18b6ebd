import {
  chmodSync,
  chownSync,
  closeSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { homeFiles, prepareHome, secretOf } from './home.ts'
import {
  checkFile,
  checkFolder,
  FileNotTrusted,
  folderIdentity,
  openToAppend,
  readTrusted,
  writeWhole,
} from './private-files.ts'

const isRoot = process.geteuid?.() === 0
const STRANGER = 12_345

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

/** Makes a folder with this mode, whatever the umask is. */
function made(name: string, mode: number): string {
  const path = folder.file(name)
  mkdirSync(path)
  chmodSync(path, mode)
  return path
}
function written(name: string, text: string, mode = 0o600): string {
  const path = folder.file(name)
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}
/** The error, which names the file and how to mend it. */
function refusal(action: () => unknown): FileNotTrusted {
  try {
    action()
  } catch (error) {
    if (error instanceof FileNotTrusted) return error
    throw error
  }
  throw new Error('It was accepted.')
}

describe.skipIf(process.platform === 'win32')('S4: a folder', () => {
  test('of this user that nobody else can write is accepted', () => {
    checkFolder(made('private', 0o700))
    checkFolder(made('readable', 0o755))
  })

  test.each([0o777, 0o770, 0o1777, 0o702])('with mode %o is refused with the chmod', (mode) => {
    const path = made('open', mode)
    const { message, hint } = refusal(() => checkFolder(path))
    expect(message).toContain(path)
    expect(hint).toBe(`Close it with: chmod go-w ${path}`)
  })

  test('below a folder that others can write is refused, since they could exchange it', () => {
    made('open', 0o777)
    const path = made('open/home', 0o700)
    expect(refusal(() => checkFolder(path)).hint).toContain(folder.file('open'))
    chmodSync(folder.file('open'), 0o1777)
    checkFolder(path)
  })

  test('behind a link of this user is checked where it is', () => {
    const real = made('real', 0o777)
    symlinkSync(real, folder.file('link'))
    expect(refusal(() => checkFolder(folder.file('link'))).hint).toContain(real)
    chmodSync(real, 0o700)
    checkFolder(folder.file('link'))
  })

  test.runIf(isRoot)('of another user is refused with the chown', () => {
    const path = made('theirs', 0o700)
    chownSync(path, STRANGER, STRANGER)
    const { message, hint } = refusal(() => checkFolder(path))
    expect(message).toContain(`${path} belongs to another user (number ${STRANGER}`)
    expect(hint).toContain(`chown 0 ${path}`)
  })

  test.runIf(isRoot)('below a folder of another user is refused', () => {
    made('theirs', 0o755)
    const path = made('theirs/home', 0o700)
    chownSync(folder.file('theirs'), STRANGER, STRANGER)
    expect(refusal(() => checkFolder(path)).message).toContain(folder.file('theirs'))
  })
})

describe.skipIf(process.platform === 'win32')('S4: a file', () => {
  test('is read and appended to if it is this user’s alone', () => {
    const path = written('a', 'text')
    expect(readTrusted(path)).toBe('text')
    expect(checkFile(path)).toBe(true)
    expect(checkFile(folder.file('nothing'))).toBe(false)
    const log = openToAppend(folder.file('log'))
    writeSync(log, 'line\n')
    closeSync(log)
    expect(statSync(folder.file('log')).mode & 0o777).toBe(0o600)
  })

  test.each([0o666, 0o620, 0o602])('with mode %o is refused with the chmod', (mode) => {
    const path = written('open', 'text', mode)
    for (const use of [checkFile, readTrusted, openToAppend])
      expect(refusal(() => use(path)).hint).toBe(`Close it with: chmod go-w ${path}`)
  })

  test('that is a link is not followed, wherever it leads', () => {
    const target = written('target', 'kept')
    for (const to of [target, folder.file('nothing')]) {
      const link = folder.file(`link-to-${to === target}`)
      symlinkSync(to, link)
      for (const use of [checkFile, readTrusted, openToAppend])
        expect(refusal(() => use(link)).message).toContain(`${link} is a link`)
    }
    expect(checkFile(folder.file('nothing'))).toBe(false)
  })

  test('is written whole without following a link of its name or of its draft’s', () => {
    const target = written('target', 'kept')
    const path = folder.file('state')
    symlinkSync(target, path)
    symlinkSync(target, `${path}.new`)
    writeWhole(path, 'new')
    expect(lstatSync(path).isFile()).toBe(true)
    expect([readFileSync(path, 'utf8'), readFileSync(target, 'utf8')]).toEqual(['new', 'kept'])
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('with a name that a shell would take apart is quoted in the hint', () => {
    const path = written("it's open", '', 0o666)
    expect(refusal(() => checkFile(path)).hint).toContain(`'${path.replace("'", "'\\''")}'`)
  })
})

describe.skipIf(process.platform === 'win32')('S4: a home', () => {
  const names = Object.keys(homeFiles('/')) as (keyof ReturnType<typeof homeFiles>)[] // its own keys

  test.each(names)('with a link at its file %s is refused, and what is behind it stays', (name) => {
    const target = written('target', 'kept')
    const home = made('home', 0o700)
    symlinkSync(target, homeFiles(home)[name])
    expect(refusal(() => prepareHome(home)).message).toContain(homeFiles(home)[name])
    expect(readFileSync(target, 'utf8')).toBe('kept')
  })

  test.each(['outerpark.db-wal', 'sandbox.db-shm', 'daemon.lock-journal'])(
    'with a link where SQLite writes %s is refused',
    (name) => {
      const home = made('home', 0o700)
      symlinkSync(folder.file('target'), join(home, name))
      expect(refusal(() => prepareHome(home)).message).toContain(name)
    },
  )

  test('that others can write is refused, and no token in it is believed', () => {
    const home = made('home', 0o777)
    expect(refusal(() => prepareHome(home)).hint).toContain(`chmod go-w ${home}`)
    const token = written('home/admin.token', 'known\n', 0o666)
    expect(refusal(() => secretOf(token, 'opa_')).hint).toContain(token)
  })

  test('has an identity that it keeps when it is moved', () => {
    const home = made('home', 0o700)
    expect(folderIdentity(home)).toMatch(/^\d+:\d+$/)
    expect(folderIdentity(home)).not.toBe(folderIdentity(made('copy', 0o700)))
  })
})
