import { addHall, type HallDraft } from '@outerpark/core/hall'
import type { CustomerId, PerformanceId } from '@outerpark/core/kernel'
import { registerMusicals } from '@outerpark/core/musical'
import type { Outcome } from '@outerpark/core/ports'
import type { RefundPolicy } from '@outerpark/core/refund'
import { book, type ReservationReply } from '@outerpark/core/reservation'
import { accepted, type actors, BEGINS, PRICE } from '../../../testing/season.ts'

/** Two rows of six; the last seat of the first is killed. */
export const PLAN: HallDraft = {
  hall: 'Small Stage',
  timezone: 'Asia/Seoul',
  focus: '1F/1/3',
  levels: [{ name: '1F', rows: '1..2 1-6' }],
  grades: [
    { name: 'R', seats: ['*'] },
    { name: 'VIP', seats: ['1F/1'] },
  ],
  flags: [{ name: 'kill', seats: ['1F/1/6'] }],
}
export const META = { causationId: 'RQ-hall' }
export const price = { amount: PRICE, currency: 'KRW' }

type People = ReturnType<typeof actors>

export async function inHall({ run }: People, amount = PRICE, refund?: RefundPolicy) {
  const price = { amount, currency: 'KRW' }
  const hall = accepted(await run(addHall, { plan: PLAN }, META))
  const performances = [
    {
      startsAt: BEGINS,
      hall: hall.id,
      refund,
      grades: [
        { grade: 'VIP', price },
        { grade: 'R', price },
      ],
    },
  ]
  const musical = { title: '빨래', venue: 'Small Stage', performances }
  const [registered] = accepted(await run(registerMusicals, { musicals: [musical] }, META)).musicals
  const [performance] = registered?.performances ?? []
  if (!performance) throw new Error('nothing was registered')
  return { hall, performance }
}

export const choose = (
  { run }: People,
  customerId: CustomerId,
  performanceId: PerformanceId,
  places: readonly string[],
): Promise<Outcome<ReservationReply>> =>
  run(book, { customerId, performanceId, places, seats: places.length, paymentMethod: 'card-ok' })
