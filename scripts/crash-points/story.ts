import { accepted, refusedFor } from '../lab/outcome.ts'
import { changeAccess } from './access-chapter.ts'
import { askTwice, bookTogether, changeMinds, failTogether } from './booking-chapters.ts'
import { changeAndErase } from './customer-chapters.ts'
import { holdSeats } from './hold-chapter.ts'
import { lookAround } from './look-around.ts'
import { moveAndTell } from './moving-chapter.ts'
import { bookNumbered, sellAgain } from './numbered-chapter.ts'
import { takeOffSale } from './off-sale-chapter.ts'
import { changeOnSale } from './on-sale-chapter.ts'
import type { Order } from './people.ts'
import type { Booked } from './promises.ts'
import { replanNumbered } from './replan-chapter.ts'
import { applySeasons } from './season-chapter.ts'
import { bookTwoGrades, cancelTwoGrades } from './several-grades-chapter.ts'
import type { Season, Telling } from './telling.ts'
import {
  buryAndRevive,
  loseWebhook,
  raiseCurtain,
  refundLostCharge,
  refuseMails,
  sitOutOutage,
  waitTooLong,
} from './trouble-chapters.ts'

const MUSICAL = {
  title: '오페라의 유령',
  venue: '샤롯데씨어터',
  performances: [
    {
      startsAt: '2027-01-05T19:30+09:00',
      grades: [
        { grade: 'VIP', seats: 8, price: { amount: 190_000, currency: 'KRW' } },
        { grade: 'R', seats: 6, price: { amount: 150_000, currency: 'KRW' } },
        { grade: 'standing', seats: 2, price: { amount: 0, currency: 'KRW' } },
      ],
    },
  ],
}
const DAY_MS = 24 * 60 * 60 * 1000

/** Everything that can happen to a booking, from the first start of the box office to its last stop. */
export async function tellStory(telling: Telling): Promise<void> {
  const season = await openSeason(telling)
  const first = await bookTogether(telling, season)
  const slow = await failTogether(telling, season, first)
  await askTwice(telling, season, first)
  await changeMinds(telling, season, [first, slow])
  const regretted = await bookTwoGrades(telling, season)
  await changeOnSale(telling, season)
  await cancelTwoGrades(telling, season, regretted)
  const numbered = await bookNumbered(telling, season)
  await changeAccess(telling, season)
  await sitOutOutage(telling, season)
  await sellAgain(telling, season, numbered)
  await holdSeats(telling, season, numbered)
  await replanNumbered(telling, season, numbered)
  await takeOffSale(telling, season)
  await applySeasons(telling)
  await moveAndTell(telling, season)
  await lookAround(telling.world, season, first)
  await buryAndRevive(telling, season)
  await loseWebhook(telling, season)
  await refuseMails(telling, season)
  await waitTooLong(telling, season)
  await changeAndErase(telling, season)
  await raiseCurtain(telling, season)
  await refundLostCharge(telling)
  await closeForADay(telling, season, first)
}

async function openSeason({ people }: Telling): Promise<Season> {
  const { musicals } = await people.registers(MUSICAL)
  const [registered] = musicals
  const [performance] = registered?.performances ?? []
  if (!registered || !performance) throw new Error('Nothing was registered.')
  const [minji, jun] = await Promise.all([
    people.signsUp('민지', 'minji@example.com').then(accepted),
    people.signsUp('준', 'jun@example.com').then(accepted),
  ])
  refusedFor('email-already-registered', await people.signsUp('준 again', 'Jun@example.com'))
  const [performanceId, musicalId] = [performance.id, registered.musical.id]
  const usual = { customer: minji.customerId, performanceId, grade: 'VIP', seats: 1 } as const
  const order = (over: Partial<Order>) => ({ ...usual, card: 'card-ok' as const, ...over })
  return { minji: minji.customerId, jun: jun.customerId, musicalId, performanceId, order }
}

/** After a day the Idempotency-Keys are forgotten, but nothing else. */
async function closeForADay({ world }: Telling, season: Season, first: Booked): Promise<void> {
  await world.closeFor(DAY_MS + 1)
  await world.ask(({ store }) => store.sweep())
  await lookAround(world, season, first)
  await world.close()
}
