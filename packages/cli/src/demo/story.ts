import { setTimeout as sleep } from 'node:timers/promises'
import type { ImportSeasonRequest, PerformanceResponse } from '@outerpark/core/contract'
import type { Client } from '../client/client.ts'
import { readMyPage } from '../client/mypage.ts'
import { words } from '../words/words.ts'
import { bookAndWait, cancelAndWait, firstPerformance, refusalOf, signUp } from './deeds.ts'
import { untilQuiet } from './quiet.ts'
import type { Scene } from './scene.ts'
import type { Stage } from './stage.ts'

/** After this time (ms) the card company has the call and has not answered: the slow card takes at least 400 ms. */
const CALL_IS_OUT_MS = 150

type People = { readonly minji: Client; readonly jun: Client; readonly seoyeon: Client }

/** The scenes of the whole story, from a season that goes on sale to the check that the books balance. */
export async function* playScenes(
  stage: Stage,
  season: ImportSeasonRequest,
): AsyncGenerator<Scene> {
  const onSale = await stage.admin.importSeason(season)
  yield {
    kind: 'season',
    told: words().story.season,
    command: 'musical register --file season.yaml',
    data: onSale,
  }
  const people = yield* signUps(stage)
  const phantom = firstPerformance(onSale, '오페라의 유령')
  yield* payments(people, phantom)
  yield* soldOut(people, firstPerformance(onSale, '빨래'))
  yield* cancellations(people, phantom)
  yield* lookAround(stage, people, phantom)
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

async function* payments(
  { minji, jun }: People,
  { id: performanceId }: PerformanceResponse,
): AsyncGenerator<Scene> {
  const order = { performanceId, grade: 'VIP', seats: 2 }
  yield {
    kind: 'reservation',
    told: words().story.minji,
    command: `book ${performanceId} --grade VIP --seats 2 --wait --yes`,
    data: await bookAndWait(minji, order),
  }
  yield {
    kind: 'reservation',
    told: words().story.declined,
    command: `book ${performanceId} --grade VIP --seats 4 --pay-with card-declined --wait --yes`,
    data: await bookAndWait(jun, { ...order, seats: 4, paymentMethod: 'card-declined' }),
  }
}

async function* soldOut(
  { jun, seoyeon }: People,
  { id: performanceId, grades }: PerformanceResponse,
): AsyncGenerator<Scene> {
  yield {
    kind: 'refusal',
    told: words().story.eleven,
    command: `book ${performanceId} --grade S --seats 11 --yes`,
    data: await refusalOf(jun.book({ performanceId, grade: 'S', seats: 11 })),
  }
  const all = grades.find(({ grade }) => grade === 'BOX')?.available ?? 0
  const order = { performanceId, grade: 'BOX', seats: all }
  yield {
    kind: 'reservation',
    told: words().story.company(all),
    command: `book ${performanceId} --grade BOX --seats ${all} --wait --yes`,
    data: await bookAndWait(seoyeon, order),
  }
  yield {
    kind: 'refusal',
    told: words().story.tooLate,
    command: `book ${performanceId} --grade BOX --seats 1 --yes`,
    data: await refusalOf(jun.book({ ...order, seats: 1 })),
  }
}

async function* cancellations(
  { minji, jun }: People,
  { id: performanceId }: PerformanceResponse,
): AsyncGenerator<Scene> {
  const hasty = await jun.book({
    ...{ performanceId, grade: 'VIP', seats: 1 },
    paymentMethod: 'card-slow',
  })
  yield {
    kind: 'reservation',
    told: words().story.slowCard,
    command: `book ${performanceId} --grade VIP --seats 1 --pay-with card-slow --yes`,
    data: hasty,
  }
  await sleep(CALL_IS_OUT_MS)
  yield {
    kind: 'reservation',
    told: words().story.cancels,
    command: `cancel ${hasty.id} --yes --wait`,
    data: await cancelAndWait(jun, hasty),
  }
  const second = await bookAndWait(minji, { performanceId, grade: 'R', seats: 2 })
  yield {
    kind: 'reservation',
    told: words().story.paysAgain,
    command: `book ${performanceId} --grade R --seats 2 --wait --yes`,
    data: second,
  }
  yield {
    kind: 'reservation',
    told: words().story.changesMind,
    command: `cancel ${second.id} --yes --wait`,
    data: await cancelAndWait(minji, second),
  }
}

async function* lookAround(
  { admin, as }: Stage,
  { minji }: People,
  { id }: PerformanceResponse,
): AsyncGenerator<Scene> {
  const position = await untilQuiet(admin)
  yield {
    kind: 'performance',
    told: words().story.twoSold,
    command: `performance show ${id}`,
    data: await as(undefined).performance(id),
  }
  yield {
    kind: 'notices',
    told: words().story.told,
    command: 'notice list --profile admin',
    data: await admin.notices({ limit: 100 }),
  }
  yield {
    kind: 'mypage',
    told: words().story.minjisPage,
    command: 'mypage',
    data: await readMyPage(minji, { after: position }),
  }
  yield {
    kind: 'verify',
    told: words().story.balance,
    command: 'verify',
    data: await admin.verify(),
  }
}
