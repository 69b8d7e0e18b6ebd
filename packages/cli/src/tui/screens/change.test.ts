import type { ChangeGradeRequest } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { Failure } from '../../failure.ts'
import { pressedOf } from '../keys/pressed.ts'
import type { Next, Scene } from '../screen.ts'
import { DESK, known, performance, played, sceneOf, viewOf } from '../testing/scene.ts'
import { changeScreen } from './change.ts'
import type { ChangeState } from './change-state.ts'
import { musicalsScreen } from './musicals.ts'

const musical = {
  ...{ id: 'MU-1', title: 'Cats', venue: '샤롯데씨어터' },
  ...{ runningMinutes: null, timeZone: 'Asia/Seoul' },
}
/** VIP has 10 of 20 seats left, R all 20. A seat costs ₩100,000. */
const cats = performance('PF-1', 'Cats')
const later = performance('PF-2', 'Cats', { VIP: 20 })
const scene = sceneOf({ season: known([cats]), musicals: known([musical]) })
const form = changeScreen.begin({ musical, performanceId: 'PF-1' })
const NO_KEY = {} as Parameters<typeof pressedOf>[1] // no key is held
const textOf = (state: ChangeState, of: Scene = scene) =>
  changeScreen.draw(state, of, viewOf(of)).lines.join('\n')

type ChangeGrade = (id: string, grade: string, change: ChangeGradeRequest) => Promise<object>

async function follow(next: Next<ChangeState>, changeGrade?: ChangeGrade): Promise<ChangeState> {
  const staff = { changeGrade } as unknown as Client // all that is used
  const change = await next.ask?.({ own: {} as Client, staff }, DESK)
  return change ? change(next.state) : next.state
}

/** The form after keys by their names, and after texts that were typed. */
async function after(state: ChangeState, ...keys: readonly string[]): Promise<ChangeState> {
  const ACTIONS = { tab: 'nextPane', enter: 'open', escape: 'back', save: 'submit' } as const
  let now = state
  for (const key of keys) {
    const action = ACTIONS[key as keyof typeof ACTIONS]
    const isNamed = ['up', 'down', 'backspace'].includes(key)
    const pressed = isNamed ? { name: key, text: undefined } : pressedOf(key, NO_KEY)
    const next = action
      ? changeScreen.act(now, action, scene)
      : (changeScreen.type?.(now, pressed, scene) ?? { state: now })
    now = await follow(next)
  }
  return now
}

test('Musicals: p leads to the prices of the chosen musical, and to its only performance', () => {
  const only = played(musicalsScreen, scene, { actions: ['prices'] })
  expect(only.go).toEqual({ place: 'change', with: { musical, performanceId: 'PF-1' } })
  const two = sceneOf({ season: known([cats, later]), musicals: known([musical]) })
  const { go } = played(musicalsScreen, two, { actions: ['prices'] })
  expect(go).toEqual({ place: 'change', with: { musical, performanceId: undefined } })
  const none = sceneOf({ season: known([]), musicals: known([musical]) })
  expect(musicalsScreen.actions(musicalsScreen.begin(undefined), none)).not.toContain('prices')
})

test('one of several performances is chosen by keys, and Escape leads back to the others', () => {
  const two = sceneOf({ season: known([cats, later]), musicals: known([musical]) })
  const chosen = played(changeScreen, two, { given: { musical }, actions: ['down', 'open'] })
  const state = chosen.state as ChangeState // of this screen
  expect(changeScreen.request?.(state, two)?.path).toBe('/v1/performances/PF-2')
  expect(changeScreen.isTyping?.(state)).toBe(true)
  const back = changeScreen.act(state, 'back', two)
  expect([back.go, back.state.stage.is]).toEqual([undefined, 'list'])
})

test('what is wrong is said while one types, also fewer seats than are held or sold', async () => {
  expect(textOf(await after(form, '12x'))).toContain('✗ VIP · Price: must be a whole number')
  const few = await after(form, 'tab', '9')
  expect(textOf(few)).toMatch(/VIP · Seats: 10 seats .*held or sold/)
  expect((await after(few, 'enter')).stage.is).toBe('form')
  expect((await after(few, 'backspace', '10', 'enter')).stage.is).toBe('asked')
})

test('one question shows before and after of every changed grade, and that bookings keep their price', async () => {
  const asked = await after(form, '120,000', 'down', '90000', 'tab', '25', 'save')
  const text = textOf(asked)
  expect(text).toContain('VIP  ₩100,000 → ₩120,000')
  expect(text).toContain('▸ R    ₩100,000 → ₩90,000  20 → 25 seats')
  expect(text).toContain('Bookings that were made keep their price: 10 seats held or sold.')
})

test('that nobody has booked is said of the grades that change, not of the performance', async () => {
  const asked = await after(form, 'down', '90000', 'save')
  expect(textOf(asked).replace(/\s+/g, ' ')).toContain('On this date there are none of R yet.')
})

test('the command and the request are those of the grade under the cursor', async () => {
  expect(changeScreen.command?.(form, scene)).toEqual(['performance', 'show', 'PF-1'])
  const asked = await after(form, '120,000', 'down', '90000', 'tab', '25', 'save')
  expect(changeScreen.command?.(asked, scene)?.join(' ')).toBe(
    'performance change PF-1 --grade R --price 90000 --seats 25',
  )
  const { state } = changeScreen.act(asked, 'up', scene)
  expect(changeScreen.request?.(state, scene)).toEqual({
    method: 'PATCH',
    path: '/v1/performances/PF-1/grades/VIP',
    body: { price: { amount: 120_000, currency: 'KRW' } },
  })
})

test('an empty field, or one as it is, changes nothing, and there is no question', async () => {
  const same = await after(form, '100000', 'down', '9', 'backspace', 'enter')
  expect(same.stage.is).toBe('form')
  expect(textOf(await after(same, 'up', 'down'))).toMatch(/▸ R +100,000 /)
})

test('what was changed before a refusal is said, and what was typed for the rest stays', async () => {
  const asked = await after(form, '120000', 'down', '90000', 'save')
  const calls: unknown[] = []
  const refusal = new Failure({ code: 'performance-has-begun', title: '', detail: 'It began.' })
  const sent = changeScreen.act(asked, 'open', scene)
  expect(changeScreen.actions(sent.state, scene)).toEqual([])
  const refused = await follow(sent, async (id, grade, change) => {
    calls.push([id, grade, change])
    if (grade === 'R') throw refusal
    const was = { price: { amount: 100_000, currency: 'KRW' }, seats: 20 }
    return { grade, price: change.price, capacity: 20, was }
  })
  expect(calls).toEqual([
    ['PF-1', 'VIP', { price: { amount: 120_000, currency: 'KRW' } }],
    ['PF-1', 'R', { price: { amount: 90_000, currency: 'KRW' } }],
  ])
  expect(textOf(refused)).toContain('✓ VIP  ₩100,000 → ₩120,000')
  expect(textOf(refused)).toContain('✗ It began.')
  expect(refused.edits.map(({ grade }) => grade)).toEqual(['R'])
})

test('seats that are sold at the question are seen: Enter goes back to the form', async () => {
  const asked = await after(form, 'tab', '10', 'enter')
  const sold = sceneOf({ season: known([performance('PF-1', 'Cats', { VIP: 9, R: 20 })]) })
  const next = changeScreen.act(asked, 'open', sold)
  expect((await follow(next)).stage.is).toBe('form')
  expect(textOf(next.state, sold)).toContain('11 seats of grade VIP')
})

test('Escape asks before it loses what was typed, and a form that is begun is found again', async () => {
  const typed = await after(form, '5')
  const leaving = changeScreen.act(typed, 'back', scene)
  expect([leaving.go, leaving.state.stage.is]).toEqual([undefined, 'leaving'])
  expect(changeScreen.act(leaving.state, 'back', scene).state.edits).toHaveLength(1)
  expect(changeScreen.resume?.(typed, { musical })).toBe(typed)
  expect(changeScreen.isUnsaved?.(typed)).toBe(true)
  const left = changeScreen.act(leaving.state, 'open', scene)
  expect([left.go?.place, left.state.edits]).toEqual(['musicals', []])
  expect(changeScreen.act(form, 'back', scene).go?.place).toBe('musicals')
})

test('a field shows what is on sale now, until somebody types into it', async () => {
  const dearer = cats.grades.map((each) => ({ ...each, price: { ...each.price, amount: 7_000 } }))
  const news = sceneOf({ season: known([{ ...cats, grades: dearer }]) })
  const typed = await after(form, '120000')
  expect(textOf(typed, news)).toMatch(/VIP +120000 .*₩7,000 → ₩120,000/)
  expect(textOf(typed, news)).toMatch(/R +7,000 /)
})

test('Enter with nothing changed says so, until something is typed', async () => {
  const said = 'Nothing is changed yet'
  expect(textOf(form)).not.toContain(said)
  const entered = await after(form, 'enter')
  expect(textOf(entered)).toContain(`✗ ${said}`)
  expect(textOf(await after(entered, '9'))).not.toContain(said)
})
