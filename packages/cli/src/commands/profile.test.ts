import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Context } from '../context.ts'
import { logout, showToken } from './profile.ts'

let home = ''
const said: string[] = []

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'outerpark-customer-'))
  said.length = 0
  const customer = { id: 'CU-7KQ2M9XW4T', name: 'Minji', email: 'm@example.com', language: 'en' }
  const profiles = {
    minji: { token: 'minji-token', customer },
    boss: { token: 'boss-token', customer: null },
  }
  writeFileSync(join(home, 'profiles.json'), JSON.stringify({ current: 'minji', profiles }))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const context = (more: Partial<Context> = {}): Context => ({
  json: false,
  colour: false,
  insecure: false,
  interactive: true,
  env: {},
  waiting: () => () => undefined,
  say: (line) => void said.push(line),
  places: { home, profiles: join(home, 'profiles.json') },
  profile: undefined,
  url: undefined,
  ...more,
})

const kept = () =>
  Object.keys(JSON.parse(readFileSync(join(home, 'profiles.json'), 'utf8')).profiles)
const yes = () => vi.fn(async (_question: string) => true)

test('a log-out first warns that the token is lost, and says how to keep it', async () => {
  const confirm = vi.fn(async () => {
    expect(said.join()).toMatch(/cannot be had again.*outerpark token --profile minji/)
    expect(kept()).toContain('minji')
    return true
  })
  expect(await logout(context(), {}, confirm)).toEqual({ profile: 'minji' })
  expect(confirm).toHaveBeenCalledOnce()
  expect(kept()).toEqual(['boss'])
})

test('without a yes the profile stays signed in', async () => {
  const failing = logout(context(), {}, async () => false)
  await expect(failing).rejects.toMatchObject({ code: 'not-confirmed' })
  expect(kept()).toContain('minji')
})

test.each([true, false])(
  'with --yes there is the warning but no question (at a terminal: %s)',
  async (interactive) => {
    const confirm = yes()
    await logout(context({ interactive }), { yes: true }, confirm)
    expect(confirm).not.toHaveBeenCalled()
    expect(said.join()).toContain('cannot be had again')
    expect(kept()).toEqual(['boss'])
  },
)

test('without a terminal it needs --yes, and forgets nothing without it', async () => {
  const confirm = yes()
  await expect(logout(context({ interactive: false }), {}, confirm)).rejects.toMatchObject({
    code: 'confirmation-needed',
    detail: expect.stringMatching(/^--yes is missing.*cannot be had again/),
    hint: expect.stringContaining('outerpark token --profile minji'),
  })
  expect(confirm).not.toHaveBeenCalled()
  expect(kept()).toEqual(['minji', 'boss'])
})

test("an admin's token is not lost, so there is no question", async () => {
  const confirm = yes()
  await logout(context({ profile: 'boss', interactive: false }), {}, confirm)
  expect(confirm).not.toHaveBeenCalled()
  expect(said).toEqual([])
  expect(kept()).toEqual(['minji'])
})

test('the token of the current profile is shown, or that of the named profile', () => {
  expect(showToken(context())).toEqual({ profile: 'minji', token: 'minji-token' })
  expect(showToken(context({ profile: 'boss' }))).toEqual({ profile: 'boss', token: 'boss-token' })
  writeFileSync(join(home, 'admin.token'), 'admin-token\n')
  expect(showToken(context({ profile: 'admin' }))).toEqual({
    profile: 'admin',
    token: 'admin-token',
  })
})

test('without a signed-in profile there is no token', () => {
  rmSync(join(home, 'profiles.json'))
  expect(() => showToken(context())).toThrow('Nobody is signed in.')
})
