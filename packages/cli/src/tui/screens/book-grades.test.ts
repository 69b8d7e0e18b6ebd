import { expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { Failure } from '../../failure.ts'
import { widthOf } from '../../text/width.ts'
import { makeApp } from '../app/app.ts'
import type { Action } from '../keys/keymap.ts'
import { modelOf, optionsOf } from '../testing/app.ts'
import { DESK, known, performance, sceneOf, viewOf } from '../testing/scene.ts'
import { bookScreen } from './book.ts'
import { type BookState, newBooking } from './book-state.ts'

// Seats of several grades in one booking: choosing them, sending them, and what is refused.

const won = (amount: number) => ({ amount, currency: 'KRW' })
const PRICES: Readonly<Record<string, number>> = { VIP: 170_000, R: 140_000, S: 90_000 }
const SEATS = { VIP: 19, R: 20, S: 9 }
/** A performance with so many seats, and its prices as they are usually, or as given. */
const show = (seats: Readonly<Record<string, number>> = SEATS, prices = PRICES) => {
  const { grades, ...given } = performance('PF-1', 'Cats', seats)
  return {
    ...given,
    grades: grades.map((each) => ({ ...each, price: won(prices[each.grade] ?? 50_000) })),
  }
}
const sceneWith = (...shows: ReturnType<typeof show>[]) => sceneOf({ season: known(shows) })
const cats = show()
const scene = sceneWith(cats)
type Scene = typeof scene

const textOf = (state: BookState, at: Scene = scene, language: 'en' | 'ko' = 'en') =>
  bookScreen.draw(state, at, viewOf(at, language)).lines.join('\n')
const after = (state: BookState, actions: readonly Action[], at: Scene = scene): BookState =>
  actions.reduce((now, action) => bookScreen.act(now, action, at).state, state)
const keysIn = (state: BookState, at: Scene = scene) => bookScreen.actions(state, at)

/** 2 × VIP and 1 × R, with the cursor at the seats. */
const both = after(newBooking(cats), ['down', 'more', 'addGrade'])

/** The interface with these performances on sale; presses keys, and gives what is on the screen then. */
const pressing = (...shows: readonly ReturnType<typeof show>[]) => {
  const mypage = known({ position: 1, reservations: [], notices: [] })
  const app = makeApp(
    optionsOf(modelOf({ season: known(shows), mypage, gateway: known('sandbox') })),
  )
  return (...keys: readonly string[]): string => {
    for (const name of keys) app.press({ name, text: name.length === 1 ? name : undefined })
    return app.shown().lines.join('\n')
  }
}

test('a adds another grade: what was chosen stands in a row of its own, and the total is that of all', () => {
  const press = pressing(cats)
  expect(press('enter', 'down', '2')).toContain('a add grade')
  const text = press('a')
  expect(text).toMatch(/Grade +‹ R › {2}₩140,000/)
  expect(text).toMatch(/Seats +‹ 1 ›\n +And +2 × VIP {2}₩340,000/)
  expect(text).toMatch(/Total +₩480,000/)
  expect(text).toContain('Press Enter to book 2 × VIP + 1 × R for ₩480,000.')
  expect(text).toContain('x remove grade')
  expect(textOf(both, scene, 'ko')).toMatch(/함께 +VIP석 2매 {2}340,000원/)
  expect(textOf(both, scene, 'ko')).toContain('VIP석 2매 + R석 1매, 480,000원을 예매합니다.')
  // A digit that follows is the number of the new grade.
  expect(press('3')).toContain('Press Enter to book 2 × VIP + 3 × R for ₩760,000.')
  // With the Hangul input mode on, the key means what is printed on it.
  expect(press('ㅁ')).toContain('Press Enter to book 2 × VIP + 3 × R + 1 × S for ₩850,000.')
  expect(press('?')).toMatch(/x +remove grade/)
})

test('x removes the grade that was added last, and what was chosen before it comes back', () => {
  const three = after(both, ['more', 'addGrade'])
  expect(after(three, ['removeGrade'])).toMatchObject({
    ...{ grade: 'R', seats: 2, added: [{ grade: 'VIP', seats: 2 }] },
  })
  const one = after(three, ['removeGrade', 'removeGrade'])
  expect(one).toMatchObject({ grade: 'VIP', seats: 2, added: [], row: 'seats' })
  expect(textOf(one)).not.toContain('And')
  expect(keysIn(one)).not.toContain('removeGrade')
})

test('no grade is there twice: the arrows leave out those that were added', () => {
  const turning = after(both, ['up'])
  const turned = [1, 2, 3].map((times) => after(turning, Array<Action>(times).fill('right')).grade)
  expect(turned).toEqual(['S', 'R', 'S'])
  expect(after(turning, ['left']).grade).toBe('S')
  const last = after(turning, ['addGrade'])
  expect(last.grade).toBe('S')
  // Nothing is left to turn to, and nothing to add.
  expect(keysIn(last)).not.toContain('right')
  expect(keysIn(last)).not.toContain('addGrade')
  expect(after(last, ['addGrade'])).toBe(last)
})

test('the next grade is one with seats, also from the last one on', () => {
  const [full, fuller] = [show({ ...SEATS, R: 0 }), show({ ...SEATS, R: 0, S: 0 })]
  expect(after(newBooking(full), ['addGrade'], sceneWith(full)).grade).toBe('S')
  const last = after(newBooking(cats), ['left', 'addGrade'])
  expect(last).toMatchObject({ added: [{ grade: 'S', seats: 1 }], grade: 'VIP' })
  expect(keysIn(newBooking(fuller), sceneWith(fuller))).not.toContain('addGrade')
  const only = show({ R: 5 })
  expect(keysIn(newBooking(only), sceneWith(only))).not.toContain('addGrade')
})

test('a booking has one currency: grades in another one are left out', () => {
  const { grades, ...given } = show()
  const abroad = {
    ...given,
    grades: grades.map((each) =>
      each.grade === 'R' ? { ...each, price: { amount: 9_900, currency: 'USD' } } : each,
    ),
  }
  const at = sceneWith(abroad)
  const next = after(newBooking(abroad), ['addGrade'], at)
  expect(next.grade).toBe('S')
  expect(keysIn({ ...next, row: 'grade' }, at)).not.toContain('right')
  const dollars = after(newBooking(abroad), ['right'], at)
  expect(dollars.grade).toBe('R')
  expect(keysIn(dollars, at)).not.toContain('addGrade')
})

/** Sends the booking. It is refused, or not. */
async function sentBy(state: BookState, at: Scene, failure?: Failure) {
  const sent: unknown[] = []
  const own = {
    book: async (request: unknown) => {
      sent.push(request)
      if (failure) throw failure
      return { id: 'RV-1', lines: [] }
    },
  } as unknown as Client // all that is used
  const next = bookScreen.act(state, 'open', at)
  const change = await next.ask?.({ own, staff: undefined }, DESK)
  return { state: change?.(next.state) ?? next.state, request: sent[0] }
}

test('the request, the curl and the command have the lines, and the amount of all of them', async () => {
  const { request, state } = await sentBy(both, scene)
  const lines = [
    { grade: 'VIP', seats: 2 },
    { grade: 'R', seats: 1 },
  ]
  expect(request).toEqual({
    ...{ performanceId: 'PF-1', lines, paymentMethod: 'card-ok', expectedAmount: won(480_000) },
  })
  expect(bookScreen.request?.(both, scene)?.body).toEqual(request)
  expect(bookScreen.command?.(both, scene)?.join(' ')).toBe(
    'book PF-1 --grade VIP:2 --grade R:1 --pay-with card-ok --yes',
  )
  expect(state.stage.is).toBe('booked')
  // It may have taken the last seats.
  const text = textOf(state, sceneWith(show({ ...SEATS, VIP: 0 })))
  expect(text).toMatch(/And +2 × VIP {2}₩340,000 *\n/)
})

test('a grade that was added and is sold out is said, nothing is sent, and x removes that one alone', async () => {
  const three = after(both, ['more', 'addGrade'])
  const at = sceneWith(show({ ...SEATS, R: 0 }))
  expect(textOf(three, at)).toMatch(/2 × R +₩280,000 {2}sold out/)
  expect(textOf(three, at)).toContain('Grade R is sold out. Press x to remove grade R.')
  expect(textOf(three, at, 'ko')).toContain('x를 눌러 R 등급을 빼세요.')
  const { state, request } = await sentBy({ ...three, row: 'card' }, at)
  expect(request).toBeUndefined()
  // At the card the key would be typed.
  expect(state.row).toBe('grade')
  const text = textOf(state, at)
  expect(text).toContain('✗ Grade R is sold out.')
  expect(text).not.toContain('Still left here')
  expect(after(state, ['removeGrade'], at)).toMatchObject({
    ...{ added: [{ grade: 'VIP', seats: 2 }], grade: 'S', seats: 1, stage: { is: 'form' } },
  })
})

test('if the chosen grade is sold out and there is no other one, x removes it', () => {
  const at = sceneWith(show({ ...SEATS, R: 0, S: 0 }))
  expect(textOf(both, at)).toContain('Grade R is sold out. Press x to remove grade R.')
  expect(after(both, ['removeGrade'], at)).toMatchObject({ grade: 'VIP', seats: 2, added: [] })
  const other = sceneWith(show({ ...SEATS, R: 0 }))
  expect(textOf(both, other)).toContain('Grade R is sold out. ← and → choose another grade.')
})

test('seats that are not there any more are named by their grade, and nothing that was chosen is lost', async () => {
  const detail = '2 seats of grade VIP were asked for; 1 is left.'
  const failure = new Failure({
    ...{ code: 'seats-unavailable', title: '', detail },
    params: { grade: 'VIP', seats: 2, available: 1 },
  })
  const next = { ...show(), id: 'PF-2', startsAt: '2027-01-06T19:30:00+09:00' }
  const few = {
    ...show({ VIP: 1, R: 90, S: 90 }),
    id: 'PF-3',
    startsAt: '2027-01-05T20:30:00+09:00',
  }
  const { state } = await sentBy({ ...both, row: 'card' }, scene, failure)
  const text = textOf(state, sceneWith(show({ ...SEATS, VIP: 1 }), few, next))
  expect(text).toContain('✗ 2 seats of grade VIP were asked for; 1 is left.')
  expect(text).toContain('Still left here: S 9 left.')
  expect(text).toContain('The next performance with seats: Wed 2027-01-06 19:30.')
  expect(state).toMatchObject({ added: both.added, grade: 'R', seats: 1, row: 'seats' })
  const none = new Failure({
    code: 'seats-unavailable',
    title: '',
    detail,
    params: { available: 0 },
  })
  expect((await sentBy(both, scene, none)).state.row).toBe('grade')
})

test('how many seats a booking may have holds for all grades together', async () => {
  const failure = new Failure({
    ...{ code: 'too-many-seats', title: '', detail: 'Too many.', params: { seats: 11, most: 10 } },
  })
  const many = { ...both, seats: 9, row: 'card' } as const
  const { state } = await sentBy(many, scene, failure)
  expect(textOf(state)).toContain('✗ Too many.\n\nPress - for 8, or type a number.')
  expect(state.row).toBe('seats')
  expect(keysIn(state)).not.toContain('open')
  const eight = after(state, ['less'])
  expect(eight.seats).toBe(8)
  expect(after(eight, ['more']).seats).toBe(8)
  expect(bookScreen.type?.(eight, { name: '9', text: '9' }, scene).state.seats).toBe(8)
  // One seat more of any grade would be too many.
  expect(keysIn(eight)).not.toContain('addGrade')
  expect(keysIn(after(eight, ['less']))).toContain('addGrade')
  const none = { ...state, added: [{ grade: 'VIP', seats: 10 }], seats: 1 }
  expect(textOf({ ...none, stage: { is: 'form' } })).toContain(
    'One booking takes at most 10 seats. Press x to remove grade R.',
  )
})

test('Escape and Enter again find the form as it was, that of another performance is a new one', () => {
  const press = pressing(cats, { ...show({ R: 5 }), id: 'PF-2', title: 'Rent' })
  press('enter', 'down', '2', 'a', 'escape')
  expect(press('enter')).toContain('Press Enter to book 2 × VIP + 1 × R for ₩480,000.')
  expect(press('escape', 'down', 'enter')).toContain('Press Enter to book 1 × R for ₩140,000.')
  expect(press('escape', 'up', 'enter')).toContain('Press Enter to book 1 × VIP for ₩170,000.')
})

test('as many grades as there may be fit into the smallest terminal, and the cursor stays at the card', () => {
  const names = ['VIP', 'R', 'S', 'A', 'B', 'C'].map((name) => `${name} with a long name`)
  const wide = show(Object.fromEntries(names.map((name) => [name, 30])))
  for (const [columns, rows] of [
    [58, 15],
    [78, 19],
    [198, 45],
  ] as const)
    for (const language of ['en', 'ko'] as const) {
      const at = sceneOf({ season: known([wide]) }, { columns, rows })
      const full = after(newBooking(wide), Array<Action>(5).fill('addGrade'), at)
      expect(full.added).toHaveLength(5)
      const { lines, cursor } = bookScreen.draw({ ...full, row: 'card' }, at, viewOf(at, language))
      expect(lines.length).toBeLessThanOrEqual(rows)
      for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns)
      expect(lines[cursor?.y ?? 0]).toMatch(/card-ok/)
      expect(lines.join(' ')).toContain(language === 'ko' ? '예매합니다.' : 'for ₩300,000.')
    }
})
