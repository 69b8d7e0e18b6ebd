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
  writeFileSync(join(home, 'profiles.json'), JSON.stringify({ current: 'minji', profiles }), {
    mode: 0o600,
  })
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const context = (more: Partial<Context> = {}): Context => ({
  json: false,
  language: 'en',
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

/** What a log-out asks and does; `revoked` has the profiles whose tokens were revoked at the box office. */
function acts(answer = true, revoke = async () => {}) {
  const revoked: string[] = []
  const confirm = vi.fn(async (_question: string) => answer)
  return {
    revoked,
    confirm,
    revoke: async (_: Context, profile: string) => {
      await revoke()
      revoked.push(profile)
    },
  }
}

test('S10: a log-out revokes the token at the box office, and then forgets it', async () => {
  const at = acts(true, async () => expect(kept()).toContain('minji'))
  expect(await logout(context(), {}, at)).toEqual({ profile: 'minji', revoked: true })
  expect(at.confirm).toHaveBeenCalledOnce()
  expect(said.join()).toMatch(/revokes the token of "minji".*outerpark token create/)
  expect([at.revoked, kept()]).toEqual([['minji'], ['boss']])
})

test('S10: if the token cannot be revoked, the profile stays signed in', async () => {
  const at = acts(true, () => Promise.reject(new Error('away')))
  await expect(logout(context(), { yes: true }, at)).rejects.toThrow('away')
  expect(kept()).toContain('minji')
})

test('S10: --local only forgets the token, and says that it stays valid and how to keep it', async () => {
  const at = acts()
  expect(await logout(context(), { local: true }, at)).toEqual({ profile: 'minji', revoked: false })
  expect(said.join()).toMatch(/stays valid.*outerpark token show --profile minji/)
  expect([at.revoked, kept()]).toEqual([[], ['boss']])
})

test('without a yes the profile stays signed in', async () => {
  const at = acts(false)
  await expect(logout(context(), {}, at)).rejects.toMatchObject({ code: 'not-confirmed' })
  expect([at.revoked, kept()]).toEqual([[], ['minji', 'boss']])
})

test.each([true, false])(
  'with --yes there is no question (at a terminal: %s)',
  async (interactive) => {
    const at = acts()
    await logout(context({ interactive }), { yes: true }, at)
    expect(at.confirm).not.toHaveBeenCalled()
    expect([at.revoked, kept()]).toEqual([['minji'], ['boss']])
  },
)

test('without a terminal it needs --yes, and forgets nothing without it', async () => {
  const at = acts()
  await expect(logout(context({ interactive: false }), {}, at)).rejects.toMatchObject({
    code: 'confirmation-needed',
    detail: expect.stringMatching(/^--yes is missing.*revokes the token/),
    hint: expect.stringContaining('outerpark logout --profile minji --yes'),
  })
  expect(at.confirm).not.toHaveBeenCalled()
  expect([at.revoked, kept()]).toEqual([[], ['minji', 'boss']])
})

test('the token of the home belongs to nobody, so it is only forgotten, without a question', async () => {
  const at = acts()
  const out = await logout(context({ profile: 'boss', interactive: false }), {}, at)
  expect(out).toEqual({ profile: 'boss', revoked: false })
  expect(at.confirm).not.toHaveBeenCalled()
  expect([said, at.revoked, kept()]).toEqual([[], [], ['minji']])
})

test('the token of the current profile is shown, or that of the named profile', () => {
  expect(showToken(context())).toEqual({ profile: 'minji', token: 'minji-token' })
  expect(showToken(context({ profile: 'boss' }))).toEqual({ profile: 'boss', token: 'boss-token' })
  writeFileSync(join(home, 'admin.token'), 'admin-token\n', { mode: 0o600 })
  expect(showToken(context({ profile: 'admin' }))).toEqual({
    profile: 'admin',
    token: 'admin-token',
  })
})

test('without a signed-in profile there is no token', () => {
  rmSync(join(home, 'profiles.json'))
  expect(() => showToken(context())).toThrow('Nobody is signed in.')
})
