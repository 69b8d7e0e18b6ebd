import { expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { Failure } from '../../failure.ts'
import { makeApp } from '../app/app.ts'
import { modelOf, optionsOf } from '../testing/app.ts'
import { booking, DESK, known, NOW, performance, sceneOf, viewOf } from '../testing/scene.ts'
import { bookScreen } from './book.ts'
import { type BookState, newBooking } from './book-state.ts'

// What the form of a booking does with digits, sold-out grades, refusals, and a payment that fails.

const cats = performance('PF-1', 'Cats', { VIP: 0, R: 20 })
const rent = performance('PF-2', 'Rent')
const season = known([cats, rent])
const mypage = known({ position: 1, reservations: [], notices: [] })
const scene = sceneOf({ season })
type Scene = typeof scene
const textOf = (state: BookState, at: Scene = scene, language: 'en' | 'ko' = 'en') =>
  bookScreen.draw(state, at, viewOf(at, language)).lines.join('\n')
const open = (state: BookState, at = scene) => bookScreen.act(state, 'open', at)
const refusedBy = async (state: BookState, failure: Failure, at = scene) => {
  const sent = open(state, at)
  const own = { book: () => Promise.reject(failure) } as unknown as Client // all that is used
  return (await sent.ask?.({ own, staff: undefined }, DESK))?.(sent.state) ?? sent.state
}
const appAt = (at = NOW) => {
  let now = at
  const app = makeApp({
    ...optionsOf(modelOf({ season, mypage, gateway: known('sandbox') })),
    now: () => now,
  })
  const press = (...keys: readonly string[]): string => {
    for (const name of keys) app.press({ name, text: name.length === 1 ? name : undefined })
    return app.shown().lines.join('\n')
  }
  const wait = (ms: number): void => {
    now += ms
  }
  return { press, wait }
}

test('a digit on the line of the seats is their number, and two that come quickly are one number', () => {
  const { press, wait } = appAt()
  press('enter', 'down')
  expect(press('2')).toMatch(/Seats +‹ 2 ›/)
  wait(200)
  expect(press('4')).toMatch(/Seats +‹ 24 ›/)
  wait(10_000)
  expect(press('3')).toMatch(/Seats +‹ 3 ›/)
  expect(press('0')).toMatch(/Seats +‹ 30 ›/)
  // A third digit begins a new number, and no seats cannot be booked.
  expect(press('7')).toMatch(/Seats +‹ 7 ›/)
  wait(10_000)
  expect(press('0')).toMatch(/Seats +‹ 7 ›/)
})

test('no digit leaves the form of a booking, on whatever line it is', () => {
  const { press } = appAt()
  press('enter')
  for (const line of ['grade', 'seats', 'card']) {
    expect(press('2'), line).toContain('Press Enter to book')
    press('down')
  }
  expect(press('escape', '2')).not.toContain('Press Enter to book')
})

test('the help of the form has no digits for tabs, that of what is on has them', () => {
  const { press } = appAt()
  expect(press('?')).toMatch(/1 … 0 +that screen/)
  press('x', 'enter')
  expect(press('?')).not.toContain('that screen')
  press('x', 'down')
  expect(press('?')).toMatch(/0 … 9 +number/)
})

test('whoever comes back to what is on finds the cursor on the performance, also if the filter is gone', () => {
  const { press } = appAt()
  press('/', 'r', 'e', 'n', 't', 'enter', 'enter')
  expect(press('g', 'm', '1')).toMatch(/▸ .*Rent/)
})

test('the foot names the keys that choose another grade', () => {
  const { press } = appAt()
  expect(press('enter')).toContain('← → another grade')
  expect(press('down')).toContain('0-9 number')
  expect(press()).not.toContain('another grade')
})

test('the form begins at a grade with seats; one without says that it is sold out, and is not sent', () => {
  const form = newBooking(cats)
  expect(textOf(form)).toContain('‹ R ›')
  const full = bookScreen.act(form, 'left', scene).state
  expect(textOf(full)).toMatch(/‹ VIP › .* sold out/)
  expect(textOf(full)).toContain('Grade VIP is sold out. ← and → choose another grade.')
  expect(textOf(full)).not.toContain('Press Enter to book')
  const pressed = open(full)
  expect(pressed.ask).toBeUndefined()
  expect(textOf(pressed.state)).toContain('✗ Grade VIP is sold out.\nStill left here: R 20 left.')
  expect(textOf(pressed.state, scene, 'ko')).toContain('✗ VIP 등급은 매진되었습니다.')
  // Somebody gives seats back.
  const back = sceneOf({ season: known([performance('PF-1', 'Cats', { VIP: 2, R: 20 }), rent]) })
  expect(textOf(pressed.state, back)).not.toContain('sold out')
  expect(open(pressed.state, back).ask).toBeDefined()
})

const failed = (code: string, more: Partial<ConstructorParameters<typeof Failure>[0]> = {}) =>
  new Failure({ code, title: '', detail: `refused: ${code}`, ...more })

test.each(['right', 'more', 'digit', 'card'] as const)(
  'what was refused is not said any more once something is changed: %s',
  async (key) => {
    const row = key === 'right' ? 'grade' : key === 'card' ? 'card' : 'seats'
    const refused = { ...(await refusedBy(newBooking(cats), failed('seats-unavailable'))), row }
    const state = refused as BookState // of the lines above
    expect(textOf(state)).toContain('✗ refused')
    const after =
      key === 'digit' || key === 'card'
        ? bookScreen.type?.(state, { name: '2', text: '2' }, scene).state
        : bookScreen.act(state, key, scene).state
    expect(textOf(after ?? state)).not.toContain('✗')
  },
)

test('a daemon that does not run is said with the command that starts it, until the box office answers again', async () => {
  const hint = 'Start it with: outerpark daemon start'
  const failure = failed('daemon-unreachable', { detail: 'No daemon is running.', hint })
  const seen = (state: BookState, at: Scene) => bookScreen.settle?.(state, at) ?? state
  const refused = seen(await refusedBy(newBooking(cats), failure), scene)
  expect(textOf(refused)).toContain(`✗ No daemon is running. ${hint}`)
  const freshness = { state: 'lost', since: NOW, failure } as const
  const lost = { ...scene, snapshot: { ...scene.snapshot, season: { ...season, freshness } } }
  expect(textOf(seen(refused, lost), lost)).toContain('No daemon is running')
  const up = { ...scene, snapshot: { ...scene.snapshot, season: { ...season, at: NOW + 900 } } }
  expect(textOf(seen(refused, up), up)).toContain('Press Enter to book')
  expect(textOf(seen(refused, up), up)).not.toContain('No daemon is running')
})

test('a field that is wrong has the name of its line, not that of the request', async () => {
  const flaws = [{ path: 'paymentMethod', message: 'must be letters' }]
  const refused = await refusedBy(newBooking(cats), failed('validation-failed', { flaws }))
  expect(textOf(refused)).toContain('✗ Card: must be letters')
  expect(textOf(refused, scene, 'ko')).toContain('✗ 카드: must be letters')
})

test('how many seats a booking may have is kept, for other performances too, and Enter does not ask for more', async () => {
  const params = { seats: 15, most: 10 }
  const form: BookState = { ...newBooking(cats), row: 'seats', seats: 15 }
  const refused = await refusedBy(form, failed('too-many-seats', { params }))
  // The refusal says how many it may be.
  expect(textOf(refused)).toContain(
    '✗ refused: too-many-seats\n\nPress - for 10, or type a number.',
  )
  const elsewhere = { ...refused, stage: { is: 'form' } } as const
  expect(textOf(elsewhere)).toContain('One booking takes at most 10 seats. Press - for 10')
  expect(bookScreen.actions(refused, scene)).not.toContain('open')
  expect(open(refused).ask).toBeUndefined()
  const fewer = bookScreen.act(refused, 'less', scene).state
  expect(textOf(fewer)).toContain('Press Enter to book 10 × R')
  expect(textOf(bookScreen.act(fewer, 'more', scene).state)).toContain('‹ 10 ›')
  const other = bookScreen.resume?.(fewer, rent) ?? fewer
  const digits = ['1', '2'].reduce(
    (state, name) => bookScreen.type?.(state, { name, text: name }, scene).state ?? state,
    { ...other, row: 'seats' } as BookState,
  )
  expect(digits).toMatchObject({ performanceId: 'PF-2', seats: 2, most: 10 })
})

const declined = { at: '', position: 2, type: 'PaymentDeclined', text: '' }
const booked: BookState = {
  ...{ ...newBooking(cats), seats: 2 },
  stage: { is: 'booked', reservation: booking('RV-1') as never }, // its id is used
}
const ended = (more: Parameters<typeof booking>[1]) =>
  sceneOf({
    season,
    mypage: known({ position: 2, reservations: [booking('RV-1', more)], notices: [] }),
  })

test('a declined card is not said to hold seats, and r opens the form with the same choice at the card', () => {
  const timeline = [{ ...declined, params: { reason: 'no-funds' } }]
  const at = ended({ status: 'payment-failed', paymentStatus: 'declined', timeline })
  expect(textOf(booked, at)).not.toContain('Your seats are held')
  expect(textOf(booked, at)).toContain('✗ Card declined (no-funds); your seats are released.')
  expect(textOf(booked, at, 'ko')).toContain(
    '✗ 카드 결제가 거절되어(no-funds) 좌석이 반환되었습니다.',
  )
  expect(bookScreen.actions(booked, at)[0]).toBe('retry')
  expect(bookScreen.names?.(booked, at).retry).toBe('otherCard')
  const again = bookScreen.act(booked, 'retry', at).state
  expect(again).toMatchObject({ row: 'card', seats: 2, grade: 'R', stage: { is: 'form' } })
  // What is typed takes the place of the card that was declined.
  expect(bookScreen.type?.(again, { name: 'x', text: 'x' }, at).state.card.text).toBe('x')
})

test.each([
  [{ status: 'expired' }, '✗ Not paid in time; your seats are released.', true],
  [{ status: 'cancelled' }, '! This booking is cancelled', false],
  [{ status: 'confirmed' }, '✓ Your seats are held', false],
  [{ status: 'awaiting-payment' }, '✓ Your seats are held', false],
] as const)('a booking that is %o says so', (more, said, isRepeatable) => {
  const at = ended(more)
  expect(textOf(booked, at)).toContain(said)
  expect(bookScreen.actions(booked, at).includes('retry')).toBe(isRepeatable)
})
