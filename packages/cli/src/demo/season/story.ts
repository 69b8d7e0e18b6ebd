import type { HallRequest, PerformanceResponse } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import { readMyPage } from '../../client/mypage.ts'
import { words } from '../../words/words.ts'
import { bookAndWait, firstPerformance, refusalOf, signUp } from '../deeds.ts'
import { untilQuiet } from '../quiet.ts'
import type { Scene } from '../scene.ts'
import type { Stage } from '../stage.ts'
import { threeDistances } from './distances.ts'
import { programmeOf, STUDIO_SEATS } from './programme.ts'
import { untilEmpty } from './until-empty.ts'

const NEW_PRICE = { amount: 180_000, currency: 'KRW' }
const PICKED = ['1F/6/7', '1F/6/8']
const REASON = 'The lead is ill.'

type People = { readonly minji: Client; readonly jun: Client; readonly seoyeon: Client }

/**
 * The scenes of a theatre's week: from the plan of its hall to the check that the books balance.
 *
 * @param plan of the hall that is added
 */
export async function* playWeek(
  stage: Stage,
  plan: HallRequest,
  now: number,
): AsyncGenerator<Scene> {
  const { admin } = stage
  const told = words().week
  const hall = await admin.addHall(plan)
  yield { kind: 'hall', told: told.hall, command: 'hall add studio-400.yaml --yes', data: hall }
  const onSale = await admin.importSeason(programmeOf(hall.id, now))
  const register = 'musical register --file season.yaml'
  yield { kind: 'season', told: told.season, command: register, data: onSale }
  const people = yield* signUps(stage)
  const nights = onSale.musicals[0]?.performances ?? []
  yield* threeDistances(people.minji, nights)
  const [first = firstPerformance(onSale, 'Rent'), second = first] = nights
  yield* newPrice(stage, people, first)
  yield* soldOut(people, firstPerformance(onSale, '빨래'))
  yield* cancelled(stage, people, second)
  yield* theBooks(stage, people)
}

async function* signUps({ as }: Stage): AsyncGenerator<Scene, People> {
  const minji = await signUp(as, 'Kim Minji', 'minji')
  yield { ...minji.scene, told: words().story.signUps }
  const jun = await signUp(as, 'Lee Jun', 'jun')
  yield jun.scene
  const seoyeon = await signUp(as, '박서연', 'seoyeon', 'ko')
  yield seoyeon.scene
  return { minji: minji.client, jun: jun.client, seoyeon: seoyeon.client }
}

/** Jun holds seats, and their price changes before he books them. */
async function* newPrice(
  { admin }: Stage,
  { jun }: People,
  { id }: PerformanceResponse,
): AsyncGenerator<Scene> {
  const told = words().week
  const hold = await jun.hold(id, { places: PICKED })
  const seats = PICKED.join()
  yield { kind: 'hold', told: told.holds, command: `hold ${id} --seats ${seats}`, data: hold }
  const changed = await admin.changeGrade(id, 'VIP', { price: NEW_PRICE })
  yield {
    kind: 'changed-grade',
    told: told.dearer,
    command: `performance change ${id} --grade VIP --price ${NEW_PRICE.amount}`,
    data: { changed, performance: await admin.performance(id) },
  }
  const order = { performanceId: id, places: PICKED, expectedAmount: hold.amount }
  yield {
    kind: 'refusal',
    told: told.oldPrice,
    command: `book ${id} --held`,
    data: await refusalOf(jun.book(order)),
  }
  const amount = NEW_PRICE.amount * PICKED.length
  yield {
    kind: 'reservation',
    told: told.newPrice,
    command: `book ${id} --held --wait --yes`,
    data: await bookAndWait(jun, { ...order, expectedAmount: { ...NEW_PRICE, amount } }),
  }
}

async function* soldOut(
  { jun, seoyeon }: People,
  { id: performanceId }: PerformanceResponse,
): AsyncGenerator<Scene> {
  const told = words().week
  const order = { performanceId, grade: 'S', seats: 10 }
  await bookAndWait(seoyeon, order)
  const rest = STUDIO_SEATS - order.seats
  yield {
    kind: 'reservation',
    told: told.soldOut(STUDIO_SEATS),
    command: `book ${performanceId} --seats ${rest} --wait --yes`,
    data: await bookAndWait(jun, { ...order, seats: rest }),
  }
  yield {
    kind: 'refusal',
    told: told.tooLate,
    command: `book ${performanceId} --seats 1 --yes`,
    data: await refusalOf(jun.book({ ...order, seats: 1 })),
  }
}

/** A night is cancelled: everything goes back, whatever the rules say. */
async function* cancelled(
  { admin }: Stage,
  { minji, jun }: People,
  { id }: PerformanceResponse,
): AsyncGenerator<Scene> {
  const told = words().week
  const data = await admin.changeSale(id, 'cancel', REASON)
  const command = `performance cancel ${id} --reason "${REASON}" --yes`
  yield { kind: 'performance', told: told.isOff, command, data }
  yield {
    kind: 'refusal',
    told: '',
    command: `book ${id} --best 1 --grade R --yes`,
    data: await refusalOf(jun.book({ performanceId: id, grade: 'R', seats: 1 })),
  }
  await untilEmpty(admin, id)
  await untilQuiet(admin)
  const { items } = await minji.reservations({ limit: 100 })
  const hers = items.find(({ performanceId }) => performanceId === id)
  if (!hers) throw new Error('Minji has no booking for the night that is off.')
  yield {
    kind: 'reservation',
    told: told.allBack,
    command: `reservation show ${hers.id}`,
    data: await minji.reservation(hers.id),
  }
}

async function* theBooks({ admin }: Stage, { minji }: People): AsyncGenerator<Scene> {
  const told = words().week
  const position = await untilQuiet(admin)
  yield {
    kind: 'mypage',
    told: words().story.minjisPage,
    command: 'mypage',
    data: await readMyPage(minji, { after: position }),
  }
  yield {
    kind: 'sales',
    told: told.sales,
    command: 'sales --by grade',
    data: await admin.sales({ by: 'grade' }),
  }
  yield {
    kind: 'verify',
    told: words().story.balance,
    command: 'verify',
    data: await admin.verify(),
  }
}
