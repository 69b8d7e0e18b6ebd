import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeProfiles } from './change.ts'
import { findProfile, readProfiles } from './file.ts'

let folder = ''
const file = () => join(folder, 'new', 'profiles.json')
const add = (name: string, token: string) =>
  changeProfiles(file(), ({ profiles }) => ({
    current: name,
    profiles: { ...profiles, [name]: { token, customer: null } },
  }))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outerpark-profiles-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('before the first sign-up there is no profile', () => {
  expect(readProfiles(file())).toEqual({ current: null, profiles: {} })
})

test('only the owner can read the tokens', async () => {
  await add('minji', 'secret')
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'new')).mode & 0o777).toBe(0o700)
})

test('sign-ups at the same time lose no token, and leave nothing beside the file', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `customer-${i}`)
  await Promise.all(names.map((name) => add(name, `token of ${name}`)))
  const known = readProfiles(file())
  for (const name of names) expect(findProfile(known, name)?.token).toBe(`token of ${name}`)
  expect(readdirSync(join(folder, 'new'))).toEqual(['profiles.json'])
})

test('S4: a file that is a link is neither read nor written, since it may lead to any file', async () => {
  await add('minji', 'secret')
  const target = join(folder, 'kept-elsewhere.json')
  writeFileSync(target, readFileSync(file()), { mode: 0o600 })
  rmSync(file())
  symlinkSync(target, file())
  await expect(add('jun', 'other')).rejects.toThrow(`${file()} is a link`)
  expect(() => readProfiles(file())).toThrow(`${file()} is a link`)
  expect(Object.keys(readProfiles(target).profiles)).toEqual(['minji'])
})

test('the error about an invalid file names the file, and shows no token', async () => {
  await add('minji', 'secret')
  writeFileSync(file(), '{"profiles": {"minji": {"token": "secret"', { mode: 0o600 })
  expect(() => readProfiles(file())).toThrow(file())
  expect(() => readProfiles(file())).not.toThrow('secret')
})

test('a field that every object has is not a profile', () => {
  expect(findProfile({ current: null, profiles: {} }, 'constructor')).toBeUndefined()
})

test.each([
  '[]',
  '{"profiles": {}}',
  '{"current": 5, "profiles": {}}',
  '{"current": null, "profiles": []}',
  '{"current": null, "profiles": {"a": null}}',
  '{"current": null, "profiles": {"a": {"customer": null}}}',
  '{"current": null, "profiles": {"a": {"token": 5, "customer": null}}}',
  '{"current": null, "profiles": {"a": {"token": "secret", "url": 5, "customer": null}}}',
  '{"current": null, "profiles": {"a": {"token": "secret", "url": "nowhere", "customer": null}}}',
  '{"current": null, "profiles": {"a": {"token": "secret", "customer": {"id": 5}}}}',
  '{"current": null, "profiles": {"a": {"token": "secret", "customer": null, "staff": 5}}}',
])('a damaged file is refused before anything of it is used: %s', async (text) => {
  await add('minji', 'secret')
  writeFileSync(file(), text, { mode: 0o600 })
  const error = expect.objectContaining({ code: 'profiles-unreadable' })
  expect(() => readProfiles(file())).toThrow(error)
  expect(() => readProfiles(file())).not.toThrow('secret')
})
