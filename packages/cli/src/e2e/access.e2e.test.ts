import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark(inProcess)
afterAll(() => outerpark.close())

type Created = { readonly token: string; readonly details: { readonly id: string } }
const signIn = async (token: string, profile: string) =>
  JSON.parse(
    (await outerpark.run(['login', '--profile', profile, '--json'], { input: `${token}\n` }))
      .stdout,
  )

beforeAll(async () => {
  await outerpark.json('daemon', 'start')
  await outerpark.json('signup', '--name', 'Kim Minji', '--email', 'minji@example.com')
})

test('S10: a customer makes, lists and revokes tokens', async () => {
  const made = await outerpark.json<Created>('token', 'create', 'kiosk', '--scopes', 'read')
  expect(made).toMatchObject({ details: { name: 'kiosk', scopes: ['read'], endsAt: null } })
  await outerpark.json(
    'token',
    'create',
    'a token with quite a long name, as people like',
    '--ends',
    '90d',
  )
  const { stdout } = await outerpark.run(['token'])
  expect(stdout).toMatch(/in use +sign-up/)
  expect(await outerpark.json('token', 'list')).toMatchObject({ items: [{}, {}, {}] })
  await signIn(made.token, 'kiosk')
  const book = ['book', '--yes', 'PF-ZZZZZZZZZZ', '--seats', '1', '--profile', 'kiosk']
  expect(await outerpark.failure(...book)).toMatchObject({ exit: 4, code: 'not-allowed' })
  const { id } = made.details
  const profile = ['--profile', 'kim-minji']
  const revoked = await outerpark.run(['token', 'revoke', id.slice(0, 9).toLowerCase(), ...profile])
  expect(revoked.stdout).toContain(`${id} (kiosk) is revoked.`)
  expect(await outerpark.failure('mypage', '--profile', 'kiosk')).toMatchObject({
    exit: 4,
    code: 'token-revoked',
    hint: expect.stringContaining('outerpark login'),
  })
  expect(await outerpark.json('logout', '--profile', 'kiosk', '--yes')).toEqual({
    profile: 'kiosk',
    revoked: true,
  })
})

test('S10: staff sign in with their own tokens, and are nobody any more when they are revoked', async () => {
  const added = await outerpark.json<Created & { staff: { id: string } }>(
    ...['staff', 'add', 'Han Seoyeon', '--scopes', 'sell,door'],
  )
  expect(await signIn(added.token, 'han')).toMatchObject({
    profile: 'han',
    customer: null,
    staff: { id: added.staff.id, name: 'Han Seoyeon' },
  })
  expect(await outerpark.json('whoami')).toMatchObject({ role: 'staff', scopes: ['sell', 'door'] })
  expect((await outerpark.run(['whoami'])).stdout).toMatch(/may +sell, door/)
  // The current profile is that of a staff member, so commands of the admin use it.
  expect(await outerpark.json('customer', 'list')).toMatchObject({ items: [{ name: 'Kim Minji' }] })
  expect(await outerpark.failure('task', 'list')).toMatchObject({ exit: 4, code: 'not-allowed' })
  const given = await outerpark.json<Created>('customer', 'token', 'minji@example.com')
  expect(await signIn(given.token, 'minji-again')).toMatchObject({
    customer: { name: 'Kim Minji' },
  })
  const { items } = await outerpark.json<{ items: object[] }>('events', '--profile', 'admin')
  expect(items.at(-1)).toMatchObject({ type: 'TokenCreated', actor: added.staff.id })
  expect((await outerpark.run(['events', '--profile', 'admin'])).stdout).toContain(added.staff.id)

  const revoke = ['staff', 'revoke', 'han seoyeon', '--profile', 'admin']
  expect(await outerpark.failure(...revoke)).toMatchObject({
    code: 'confirmation-needed',
    detail: expect.stringContaining(`Han Seoyeon (${added.staff.id})`),
    hint: `Run: outerpark staff revoke ${added.staff.id} --yes --profile admin`,
  })
  expect((await outerpark.run([...revoke, '--yes'])).stdout).toContain(
    'does not work here any more',
  )
  expect(await outerpark.failure('customer', 'list', '--profile', 'han')).toMatchObject({
    code: 'token-revoked',
  })
  const { stdout } = await outerpark.run(['staff', 'list', '--profile', 'admin'])
  expect(stdout).toMatch(/ST-\w+ +sell,door +left \d{4}-\d{2}-\d{2} +Han Seoyeon/)
})

test('A2: of several people with one name, one is named by the id; who has left does not count', async () => {
  const admin = ['--profile', 'admin']
  const add = ['staff', 'add', 'Seo Jun', '--scopes', 'door', ...admin]
  const { staff: first } = await outerpark.json<{ staff: { id: string } }>(...add)
  const second = await outerpark.run(add)
  expect(second.stderr).toContain(`Seo Jun is also the name of ${first.id}.`)
  expect(await outerpark.failure('staff', 'revoke', 'seo jun', '--yes', ...admin)).toMatchObject({
    exit: 1,
    code: 'ambiguous-id',
    detail: '2 staff members fit "seo jun".',
    errors: expect.arrayContaining([
      { path: first.id, message: expect.stringMatching(/^Seo Jun, door, since \d/) },
    ]),
  })
  await outerpark.json('staff', 'revoke', first.id, '--yes', ...admin)
  const revoked = await outerpark.json('staff', 'revoke', 'Seo Jun', '--yes', ...admin)
  expect(revoked).toMatchObject({ name: 'Seo Jun', id: expect.not.stringContaining(first.id) })
  expect(await outerpark.failure('staff', 'revoke', 'Nobody', '--yes', ...admin)).toMatchObject({
    code: 'staff-not-found',
    detail: 'There is no staff member Nobody.',
  })
})

test('S10: a log-out that cannot reach the box office says so, and the profile stays signed in', async () => {
  const elsewhere = ['--url', 'http://127.0.0.1:9']
  const profile = ['--profile', 'kim-minji']
  expect(await outerpark.failure('logout', '--yes', ...profile, ...elsewhere)).toMatchObject({
    code: 'not-signed-in',
    detail: expect.stringContaining('belongs to another box office'),
  })
  const { token } = await outerpark.json<{ token: string }>('token', 'show', ...profile)
  const file = join(outerpark.home, 'profiles.json')
  const known = JSON.parse(readFileSync(file, 'utf8'))
  known.profiles.far = {
    url: 'http://127.0.0.1:9',
    token,
    customer: known.profiles['kim-minji'].customer,
  }
  writeFileSync(file, JSON.stringify(known))
  expect(await outerpark.failure('logout', '--yes', '--profile', 'far')).toMatchObject({
    exit: 3,
    code: 'daemon-unreachable',
    detail: expect.stringMatching(/^The token of "far" is not revoked: /),
    hint: expect.stringContaining('outerpark logout --profile far --local'),
  })
  expect(await outerpark.json('logout', '--yes', '--profile', 'far', '--local')).toEqual({
    profile: 'far',
    revoked: false,
  })
  expect(await outerpark.json('whoami', ...profile)).toMatchObject({ role: 'customer' })
})

test.each([
  ['token', 'create', 'x', '--scopes', 'write'],
  ['token', 'create', 'x', '--ends', 'soon'],
  ['staff', 'add', 'Han', '--profile', 'admin'],
  ['token', 'create'],
  ['token', 'list', '--customer', 'a', '--staff', 'b'],
])('%s %s %s %s %s is wrong usage', async (...words) => {
  expect(await outerpark.failure(...words)).toMatchObject({ exit: 2 })
})
