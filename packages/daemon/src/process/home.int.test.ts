import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { homeFiles, lockHome, prepareHome, secretOf } from './home.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

test('a home is made with the folders above it, for its owner alone, and nothing is left in it', () => {
  const home = folder.file('a/b/home')
  prepareHome(home)
  expect(modeOf(home)).toBe('700')
  expect(readdirSync(home)).toEqual([])
})

test('a home that others could read is closed to them', () => {
  const home = folder.file('open')
  prepareHome(home)
  prepareHome(home)
  expect(modeOf(home)).toBe('700')
})

test('a home that cannot be written is refused with what to do', () => {
  writeFileSync(folder.file('a-file'), '')
  expect(() => prepareHome(folder.file('a-file/home'))).toThrow(
    expect.objectContaining({
      code: 'home-not-writable',
      message: expect.stringContaining(folder.file('a-file/home')),
      hint: expect.stringContaining('OUTERPARK_HOME'),
    }),
  )
})

test('a home is held by one at a time, and free again once it is let go', () => {
  const unlock = lockHome(folder.path)
  expect(() => lockHome(folder.path)).toThrow(expect.objectContaining({ code: 'home-in-use' }))
  unlock()
  const again = lockHome(folder.path)
  again()
})

test('two homes are held side by side', () => {
  prepareHome(folder.file('one'))
  prepareHome(folder.file('two'))
  const unlocks = [lockHome(folder.file('one')), lockHome(folder.file('two'))]
  for (const unlock of unlocks) unlock()
})

test('a secret is made once, with 256 random bits, for its owner alone', () => {
  const file = folder.file('admin.token')
  const secret = secretOf(file, 'opa_')
  expect(secret).toMatch(/^opa_[\w-]{43}$/)
  expect(secretOf(file, 'opa_')).toBe(secret)
  expect(readFileSync(file, 'utf8')).toBe(`${secret}\n`)
  expect(modeOf(file)).toBe('600')
  expect(secretOf(folder.file('other'), 'opa_')).not.toBe(secret)
})

test('a secret that was never written to its end is made anew, and never an empty one used', () => {
  const file = folder.file('token.secret')
  writeFileSync(file, '', { mode: 0o600 })
  expect(secretOf(file, '')).toMatch(/^[\w-]{43}$/)
  expect(existsSync(`${file}.new`)).toBe(false)
})

test('the files of a home lie in it, each under a name of its own', () => {
  const files = Object.values(homeFiles('/home'))
  expect(new Set(files).size).toBe(files.length)
  for (const file of files) expect(file).toMatch(/^\/home\/[\w.]+$/)
})
