import { mapOf, type PlannedHall } from '@outerpark/core/hall'
import { asId } from '@outerpark/core/kernel'
import { expect, test } from 'vitest'
import { hallTexts } from './hall-texts.ts'
import { smallPlan } from './testing/hall-examples.ts'

function planned(id: string, version: number, more: object = {}): PlannedHall {
  const plan = smallPlan(more)
  return { id: asId<'hall'>(id), version, plan, map: mapOf(plan) }
}

test('the text of a version is made once, and known after that', () => {
  const { known, whole } = hallTexts()
  const hall = planned('HA-1', 1)
  expect(known('HA-1', 1)).toBe(undefined)
  const made = whole(hall)
  expect(whole(planned('HA-1', 1))).toBe(made)
  expect(known('HA-1', 1)).toBe(made)
  expect([known('HA-1', 2), known('HA-2', 1)]).toEqual([undefined, undefined])
  expect(whole(planned('HA-1', 2)).etag).not.toBe(made.etag)
})

test('texts stay while there is room; the one that was not asked for the longest goes', () => {
  const one = hallTexts().whole(planned('HA-1', 1)).text.length
  const { known, whole } = hallTexts(2 * (one + 600))
  for (const version of [1, 2]) whole(planned('HA-1', version))
  known('HA-1', 1)
  whole(planned('HA-1', 3))
  expect([1, 2, 3].map((version) => known('HA-1', version) !== undefined)).toEqual([
    true,
    false,
    true,
  ])
})

test('a plan is given as it was kept, also with what a plan of today cannot have', () => {
  const hall = planned('HA-1', 1)
  const plan = { ...hall.plan, doors: [{ name: 'A' }], levels: hall.plan.levels }
  const { text } = hallTexts().whole({ ...hall, plan })
  expect(JSON.parse(Buffer.from(text).toString()).plan).toEqual(plan)
})

test('a hall in a list is counted once, and has the version and the id that it has now', () => {
  const { shown } = hallTexts()
  const hall = planned('HA-1', 1)
  const first = shown(hall)
  expect(first).toMatchObject({ id: 'HA-1', version: 1, seats: 4, forSale: 4 })
  expect(shown({ ...hall, version: 2 })).toEqual({ ...first, version: 2 })
  expect(shown({ ...hall, version: 2 }).grades).toBe(first.grades)
})
