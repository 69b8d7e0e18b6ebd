import type { ChangeGradeRequest, PerformanceResponse } from '@outerpark/core/contract'
import { beforeEach, expect, test, vi } from 'vitest'
import type { PlannedChange } from '../season/grade-change.ts'
import { agreed } from './change-question.ts'

const won = (amount: number) => ({ amount, currency: 'KRW' })

function planned(day: number, change: ChangeGradeRequest, amount = 140_000): PlannedChange {
  const onSale = {
    ...{ grade: 'R', price: won(amount), capacity: 20, available: 20 },
    ...{ held: 0, sold: 0 },
  }
  const performance: PerformanceResponse = {
    ...{ id: `PF-${day}`, musicalId: 'MU-1', title: 'Hadestown', venue: 'LG Arts Center' },
    ...{ startsAt: `2037-01-0${day}T19:30:00Z`, grades: [onSale] },
  }
  return { performance, onSale, change }
}

const said: string[] = []
const context = (interactive: boolean) => ({
  ...{ interactive, say: (line: string) => void said.push(line) },
})
const answer = (yes: boolean) => vi.fn(async () => yes)
beforeEach(() => void said.splice(0))

test('a person sees musical, date, and what it costs before and after, and a no changes nothing', async () => {
  const confirm = answer(false)
  const asked = agreed(context(true), [planned(5, { price: won(150_000) })], {}, confirm)
  await expect(asked).rejects.toMatchObject({ code: 'not-confirmed' })
  expect(said).toEqual([
    expect.stringMatching(/^Hadestown, Mon 2037-01-05 19:30.*: R ₩140,000 → ₩150,000 a seat$/),
  ])
  expect(confirm).toHaveBeenCalledExactlyOnceWith('Change it, for every booking from now on?')
})

test('dates that change alike are one line, and others have their own', async () => {
  const to = { price: won(150_000), seats: 30 }
  const all = [planned(5, to), planned(6, to), planned(7, to, 160_000)]
  await agreed(context(true), all, {}, answer(true))
  expect(said).toEqual([
    expect.stringMatching(
      /^Hadestown, 2 performances from Mon .* to Tue .*: R ₩140,000 → ₩150,000 a seat, 20 → 30 seats$/,
    ),
    expect.stringMatching(/^Hadestown, Wed .*: R ₩160,000 → ₩150,000 a seat, 20 → 30 seats$/),
  ])
})

test('a price that looks like a slip is said at the question', async () => {
  await agreed(context(true), [planned(5, { price: won(1_500) })], {}, answer(true))
  expect(said[1]).toBe(
    'R for ₩1,500 is far from ₩140,000, which it costs now. Is a zero missing, or one too many? Who books for it keeps that price.',
  )
})

test.each([0, 28_000, 700_000])('where nobody can be asked, %i won needs --yes', async (amount) => {
  const confirm = answer(true)
  const slip = [planned(5, { price: won(amount) })]
  await expect(agreed(context(false), slip, {}, confirm)).rejects.toMatchObject({
    code: 'confirmation-needed',
    detail: expect.stringMatching(/^Hadestown, Mon .* is far from ₩140,000/),
    hint: `If it is right, run: outerpark performance change PF-5 --grade R --price ${amount} --yes`,
  })
  await expect(agreed(context(false), slip, { musical: 'MU-1' }, confirm)).rejects.toMatchObject({
    hint: expect.stringContaining(`performance change --musical MU-1 --grade R --price ${amount}`),
  })
  await agreed(context(false), slip, { yes: true }, confirm)
  expect(confirm).not.toHaveBeenCalled()
})

test('nobody is asked about another price without a terminal, with --yes, or if nothing changes', async () => {
  const confirm = answer(false)
  await agreed(context(false), [planned(5, { price: won(28_001) })], {}, confirm)
  await agreed(context(true), [planned(5, { price: won(1) })], { yes: true }, confirm)
  await agreed(context(true), [planned(5, { price: won(140_000), seats: 20 })], {}, confirm)
  expect(confirm).not.toHaveBeenCalled()
  expect(said).toEqual([])
})
