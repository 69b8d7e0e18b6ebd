import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeOuterpark } from '../testing/outerpark.ts'
import type { Terminal } from '../testing/terminal.ts'

// What goes wrong in the day of a customer, in real terminals.

const office = makeOuterpark()
const SMALL = { columns: 80, rows: 24 }
const terminals: Terminal[] = []
const open = (profile?: string) => {
  const ui = office.terminal(['ui', ...(profile ? ['--profile', profile] : [])], SMALL)
  terminals.push(ui)
  return ui
}
const tokenOf = async (profile: string) =>
  (
    await office.json<{ items: { id: string; current: boolean }[] }>(
      'token',
      'list',
      '--profile',
      profile,
    )
  ).items.find(({ current }) => current)?.id ?? ''
const performanceOf = async (musical: string) =>
  (await office.json<{ items: { id: string; title: string }[] }>('performance', 'list')).items.find(
    ({ title }) => title === musical,
  )?.id ?? ''

beforeAll(async () => {
  for (const [title, grades] of [
    ['Hadestown', ['R:1:140000', 'S:9:90000']],
    ['Cats', ['R:50:1000']],
    ['Rent', ['VIP:9:170000', 'R:30:140000']],
  ] as const)
    await office.json(
      ...['musical', 'register', title, '--venue', 'V', '--time-zone', 'Asia/Seoul'],
      ...['--at', '2099-01-05 19:30', ...grades.flatMap((grade) => ['--grade', grade])],
      ...['--profile', 'admin'],
    )
}, 60_000)
afterEach(() => {
  for (const ui of terminals.splice(0)) ui.close()
})
afterAll(() => office.close())

test('who has no account signs up on the way to a booking, and reads afterwards what was done', async () => {
  const ui = open()
  await ui.sees('Cats')
  ui.press('/', 'Cats', 'enter')
  await ui.seesNot('Hadestown')
  ui.press('enter')
  await ui.sees('‹ R ›')
  ui.press('down', 'right', 'enter')
  await ui.sees('Sign up or in')
  ui.press('Kim Minji')
  await ui.sees('Kim Minji')
  ui.press('enter', 'minji@example.com')
  await ui.sees('minji@example.com')
  ui.press('enter')
  // The number of seats that was chosen before is still there.
  await ui.sees('Press Enter to book 2 × R')
  ui.press('enter')
  await ui.sees('✓ notified')
  ui.press('q')
  expect(await ui.ended()).toBe(0)
  expect(ui.text()).toMatch(
    /Booked RV-\w+: Cats, .* \(confirmed\)\.\s+Go on with: (npx )?outerpark reservation show/,
  )
})

test('two terminals book the last seat: one has it, the other reads what is left instead', async () => {
  for (const name of ['one', 'two'])
    await office.json(
      ...['signup', '--name', name, '--email', `${name}@example.com`, '--profile', name],
    )
  const both = [open('one'), open('two')]
  for (const ui of both) {
    await ui.sees('Hadestown')
    ui.press('/', 'Hades', 'enter')
    await ui.seesNot('Cats')
    ui.press('enter')
    await ui.sees('‹ R ›')
  }
  for (const ui of both) ui.press('enter')
  const outcome = /Your seats are held|Still left here: S 9 left/
  for (const ui of both) await ui.sees(outcome)
  const texts = both.map((ui) => ui.text())
  expect(texts.filter((text) => text.includes('Your seats are held'))).toHaveLength(1)
  expect(texts.filter((text) => /✗ .*[\s\S]*Still left here: S 9 left/.test(text))).toHaveLength(1)
})

test('seats of two grades are booked together, after a price that changed was seen, and all screens show both', async () => {
  await office.json(
    ...['signup', '--name', 'Both', '--email', 'both@example.com', '--profile', 'both'],
  )
  const rent = await performanceOf('Rent')
  const ui = open('both')
  await ui.sees('Rent')
  ui.press('/', 'Rent', 'enter')
  await ui.seesNot('Cats')
  ui.press('enter')
  await ui.sees('‹ VIP ›')
  ui.press('down', '2', 'a')
  await ui.sees(/Grade +‹ R ›[\s\S]*And +2 × VIP +₩340,000/)
  ui.press('3')
  await ui.sees('Press Enter to book 2 × VIP + 3 × R for ₩760,000.')
  await office.json(
    ...['performance', 'change', rent, '--grade', 'VIP', '--price', '180000', '--yes'],
    ...['--profile', 'admin'],
  )
  await ui.sees('2 × VIP cost ₩340,000 before, and ₩360,000 now.')
  ui.press('enter')
  await ui.sees('Press Enter to book 2 × VIP + 3 × R for ₩780,000.')
  ui.press('enter')
  await ui.sees('✓ notified')
  ui.press('enter')
  await ui.sees(/▸ .*Rent +2 × VIP \+ 3 × R +confirmed/)
  ui.press('enter')
  await ui.sees('2 × VIP ₩360,000 + 3 × R ₩420,000')
  ui.press('g', 'e')
  await ui.sees(/RV-\w+ ✓ paid +2 × VIP \+ 3 × R {2}₩780,000/)
  ui.press('g', 'c')
  await ui.sees(/Both +both@example.com/)
  ui.press('/', 'Both', 'enter', 'enter')
  await ui.sees(/▸ .*Rent +2 × VIP \+ 3 × R +confirmed/)
  const { items } = await office.json<{ items: { lines: unknown; amount: unknown }[] }>(
    ...['reservation', 'list', '--profile', 'both'],
  )
  const won = (amount: number) => ({ amount, currency: 'KRW' })
  const lines = [
    { grade: 'VIP', seats: 2, price: won(180_000) },
    { grade: 'R', seats: 3, price: won(140_000) },
  ]
  expect(items).toMatchObject([{ lines, amount: won(780_000) }])
})

test('a token that is revoked while it is open is said, what is known stays, and signing in again goes on', async () => {
  await office.json(
    ...['signup', '--name', 'Lee', '--email', 'lee@example.com', '--profile', 'lee'],
  )
  await office.json(
    ...['book', await performanceOf('Cats'), '--seats', '1', '--yes', '--profile', 'lee'],
  )
  const { token } = await office.json<{ token: string }>(
    'token',
    'create',
    'other',
    '--profile',
    'lee',
  )
  const ui = open('lee')
  await ui.sees('Cats')
  ui.press('2')
  await ui.sees('confirmed')
  await office.json('token', 'revoke', await tokenOf('lee'), '--profile', 'lee')
  await ui.sees('Your sign-in is not accepted any more. Press i to sign in again.')
  expect(ui.text()).toContain('confirmed')
  ui.press('i')
  await ui.sees('lee@example.com')
  ui.press('up', 'right')
  await ui.sees('somebody with a token')
  ui.press('down', token)
  await ui.sees('*'.repeat(20))
  ui.press('enter')
  await ui.sees('Signed in as Lee.')
  await ui.sees('confirmed')
})

test('during an outage a customer reads that the payment is deferred, and later that it is done or back', async () => {
  await office.json('signup', '--name', 'Han', '--email', 'han@example.com', '--profile', 'han')
  await office.json('sandbox', 'outage', 'on', '--profile', 'admin')
  const ui = open('han')
  await ui.sees('Hadestown')
  ui.press('/', 'Cats', 'enter')
  await ui.seesNot('Hadestown')
  ui.press('enter')
  await ui.sees('‹ R ›')
  ui.press('enter')
  await ui.sees('✓ Your seats are held.')
  await ui.sees(
    /payment deferred[\s\S]*The payment is not possible just now\. Your seats stay held/,
  )
  ui.press('enter')
  await ui.sees(/▸ .*Cats.*payment deferred/)
  await ui.sees('You need not do anything.')
  ui.press('L')
  await ui.sees(/▸ .*Cats.*결제 예정/)
  await ui.sees('따로 하실 일은 없습니다.')
  // A cancel would cost nothing.
  ui.press('x')
  await ui.sees('결제되지 않습니다. 혹시 청구된 금액이 확인되면 모두 환불됩니다.')
  ui.press('escape')
  await office.json('sandbox', 'reset', '--profile', 'admin')
  await ui.sees(/▸ .*Cats.*예매 확정/)
  await ui.sees('1,000원 결제가 완료되어 예매가 확정되었습니다')
  await ui.seesNot('지금은 결제가 되지 않습니다')
  await ui.sees('✓ 알림 완료')
  ui.press('L')
  await ui.sees(/Notice sent \(inbox\): Paid ₩1,000/)
  ui.press('x')
  await ui.sees('₩1,000 goes back to the card.')
  ui.press('enter')
  await ui.sees('✓ refunded')
  await ui.sees('Payment cancelled; ₩1,000 refunded')
  await ui.sees(/Notice sent \(inbox\): Cancelled, ₩1,000 refunded/)
  expect(ui.text()).not.toContain('…')
})
