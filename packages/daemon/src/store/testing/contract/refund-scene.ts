import type { PerformanceId } from '@outerpark/core/kernel'
import { PRESETS, type RefundPreset } from '@outerpark/core/refund'
import { accepted, BEGINS, grade, seatsOf } from '../../../testing/season.ts'
import type { Scene } from './scene.ts'
import { R_PRICE } from './several-grades.ts'

// A paid booking of a performance with a refund policy: three of VIP and two of R.

/** Eight days before the performance: `kr-standard` keeps a tenth. */
export const D8 = Date.parse('2026-12-28T12:00:00+09:00')

export const vips = (seats: number) => ({ lines: [{ grade: 'VIP', seats }] })
export const rs = (seats: number) => ({ lines: [{ grade: 'R', seats }] })

/** A performance with the policy. It has ten seats of VIP and five of R. */
export const withPolicy = async (
  { people }: Pick<Scene, 'people'>,
  preset: RefundPreset = 'kr-standard',
): Promise<PerformanceId> => {
  const grades = [grade('VIP', 10), grade('R', 5, R_PRICE)]
  return (await people.performance(grades, BEGINS, PRESETS[preset])).performanceId
}

/** Moves the clock of the scene to eight days before the performance. */
export const toD8 = ({ clock }: Pick<Scene, 'clock'>): void => clock.advance(D8 - clock.now())

/** Books and pays five seats at a performance with `kr-standard`, and lets time pass until eight days before it. */
export async function paidBooking(scene: Scene) {
  const performanceId = await withPolicy(scene)
  const lines = [
    { grade: 'VIP', seats: 3 },
    { grade: 'R', seats: 2 },
  ]
  const { id } = accepted(await scene.people.book(scene.minji, performanceId, { lines }))
  accepted(await scene.people.approve(id))
  toD8(scene)
  return { id, performanceId }
}

/** Of a booking that {@link paidBooking} has made: what was paid. */
export const PAID = 3 * 190_000 + 2 * R_PRICE

/** The seats that are sold of each grade. */
export async function soldOf({ store }: Pick<Scene, 'store'>, performanceId: PerformanceId) {
  const of = async (name: string) => {
    const { capacity, available, held, sold } = await seatsOf(store, performanceId, name)
    if (available + held + sold !== capacity) throw new Error(`${name} does not add up`)
    return sold
  }
  return { VIP: await of('VIP'), R: await of('R') }
}
