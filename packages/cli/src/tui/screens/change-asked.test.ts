import type { ChangeGradeRequest, PerformanceResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { fieldOf } from '../parts/field.ts'
import { DESK, known, performance, sceneOf, viewOf } from '../testing/scene.ts'
import { changeScreen } from './change.ts'
import type { ChangeState, Edit } from './change-state.ts'
import { registerScreen } from './register.ts'

const musical = {
  ...{ id: 'MU-1', title: 'Cats', venue: '샤롯데씨어터' },
  ...{ runningMinutes: null, timeZone: 'Asia/Seoul' },
}
const other = { ...musical, id: 'MU-2', title: 'Rent' }
const cats = performance('PF-1', 'Cats')
const sceneWith = (...performances: readonly PerformanceResponse[]) =>
  sceneOf({ season: known(performances), musicals: known([musical, other]) })
const scene = sceneWith(cats)
const textOf = (state: ChangeState, of = scene) =>
  changeScreen.draw(state, of, viewOf(of)).lines.join('\n')
const withPrice = (from: PerformanceResponse, amount: number): PerformanceResponse => ({
  ...from,
  grades: from.grades.map((each) => ({ ...each, price: { ...each.price, amount } })),
})

/** The question after a new price was typed for VIP. */
async function asked(text: string, of = scene): Promise<ChangeState> {
  const form = changeScreen.begin({ musical, performanceId: 'PF-1' })
  const edit: Edit = { grade: 'VIP', column: 'price', field: fieldOf(text), touched: true }
  const next = changeScreen.act({ ...form, edits: [edit] }, 'open', of)
  const change = await next.ask?.({ own: {} as Client, staff: undefined }, DESK)
  return change?.(next.state) ?? next.state
}

test('a price that somebody else changes during the question is said, and it is asked again', async () => {
  const state = await asked('120000')
  const news = sceneWith(withPrice(cats, 110_000))
  expect(textOf(state, news)).toContain('Somebody else has just changed VIP: ₩100,000, 20 seats')
  expect(changeScreen.names?.(state, news).open).toBe('seeAgain')
  const again = changeScreen.act(state, 'open', news)
  expect(again.ask).toBeUndefined()
  expect(textOf(again.state, news)).not.toContain('Somebody else')
  expect(textOf(again.state, news)).toContain('₩110,000 → ₩120,000')
  expect(changeScreen.act(again.state, 'open', news).ask).toBeDefined()
})

test('a price of nothing, or with a zero too few or too many, is asked about', async () => {
  expect(textOf(await asked('0'))).toContain('VIP for ₩0 is far from')
  expect(textOf(await asked('20000'))).toContain('is far from')
  expect(textOf(await asked('20001'))).not.toContain('is far from')
  expect(textOf(await asked('500000'))).toContain('is far from')
})

test('a changes the price on all dates to come that have the same one, and says how many', async () => {
  const same = performance('PF-2', 'Cats')
  const dearer = withPrice(performance('PF-3', 'Cats'), 150_000)
  const all = sceneWith(cats, same, dearer)
  const one = await asked('120000', all)
  expect(textOf(one, all)).toContain('Only on this date.')
  const many = changeScreen.act(one, 'allDates', all).state
  expect(textOf(many, all)).toContain('The new prices on 2 dates to come.')
  const calls: unknown[] = []
  const changeGrade = async (id: string, grade: string, change: ChangeGradeRequest) => {
    calls.push([id, grade, change])
    const was = { price: { amount: 100_000, currency: 'KRW' }, seats: 20 }
    return { grade, price: change.price, capacity: 20, was }
  }
  const sent = changeScreen.act(many, 'open', all)
  const done = await sent.ask?.(
    { own: { changeGrade } as unknown as Client, staff: undefined },
    DESK,
  )
  const price = { amount: 120_000, currency: 'KRW' }
  expect(calls).toEqual([
    ['PF-1', 'VIP', { price }],
    ['PF-2', 'VIP', { price }],
  ])
  expect(textOf(done?.(sent.state) ?? sent.state, all)).toContain('1 price on other dates changed')
  expect(changeScreen.actions(await asked('120000'), scene)).not.toContain('allDates')
})

test('the command that is copied is for the musical if the price changes on all of its dates', async () => {
  const same = performance('PF-2', 'Cats')
  const all = sceneWith(cats, same)
  const one = await asked('120000', all)
  const alone = ['performance', 'change', 'PF-1', '--grade', 'VIP', '--price', '120000']
  expect(changeScreen.command?.(one, all)).toEqual(alone)
  const many = changeScreen.act(one, 'allDates', all).state
  const whole = ['performance', 'change', '--musical', 'MU-1', '--grade', 'VIP']
  expect(changeScreen.command?.(many, all)).toEqual([...whole, '--price', '120000'])
  // The command would change a date that costs more too.
  const dearer = sceneWith(cats, same, withPrice(performance('PF-3', 'Cats'), 150_000))
  expect(changeScreen.command?.(many, dearer)).toEqual(alone)
})

test('another musical is opened only after what was typed for this one is given up', async () => {
  const typed = changeScreen.afterLeaving?.(await asked('120000'))
  const leaving = typed && changeScreen.resume?.(typed, { musical: other })
  expect(leaving && textOf(leaving)).toContain('goes on to Rent')
  if (!leaving) return
  expect(changeScreen.act(leaving, 'back', scene).state).toMatchObject({ musical, edits: [{}] })
  expect(changeScreen.act(leaving, 'open', scene).state).toMatchObject({
    musical: other,
    edits: [],
  })
})

test('the form of a new musical is kept in the same way', () => {
  const begun = registerScreen.begin({})
  const typed = registerScreen.type?.(begun, { name: 'X', text: 'X' }, scene).state ?? begun
  const leaving = registerScreen.resume?.(typed, { musical })
  expect(leaving?.stage).toMatchObject({ is: 'leaving', to: { musical } })
  expect(leaving && registerScreen.act(leaving, 'back', scene).state.lines).toEqual(typed.lines)
})

test('that bookings keep their price is said only where a price changes', async () => {
  const state = await asked('120000')
  expect(textOf(state)).toContain('keep their price')
  // Somebody else has set the same price meanwhile.
  expect(textOf(state, sceneWith(withPrice(cats, 120_000)))).not.toContain('keep their price')
})

test('a price that somebody else changes does not move the grades under the cursor', () => {
  const form = changeScreen.begin({ musical, performanceId: 'PF-1' })
  const shown = changeScreen.settle?.(form, scene) ?? form
  const [vip, r] = cats.grades
  if (!vip || !r) throw new Error('There are two grades.')
  const turned = sceneWith({ ...cats, grades: [r, vip] })
  const typed = changeScreen.type?.(shown, { name: '9', text: '9' }, turned).state ?? shown
  expect(typed.edits.map(({ grade }) => grade)).toEqual(['VIP'])
  expect(textOf(typed, turned)).toMatch(/▸ VIP +9 [\s\S]*\n {2}R /)
})
