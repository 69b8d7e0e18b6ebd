import { setTimeout as sleep } from 'node:timers/promises'
import type {
  ImportSeasonRequest,
  PerformanceResponse,
  ReservationResponse,
  SeasonResponse,
} from '@outerpark/core/contract'
import type { Client } from '../client/client.ts'
import { readMyPage } from '../client/mypage.ts'
import { isRefunded, paymentEnded, waitForPayment } from '../client/payment.ts'
import { Failure, failure } from '../failure.ts'
import { untilQuiet } from './quiet.ts'
import type { Scene } from './scene.ts'
import type { Stage } from './stage.ts'

/** Long enough for a card company that answers on the third try. */
const WAIT = { timeout: 30_000 }

/** The slow card takes 400 ms and more: by then the card company has been asked, and has not answered. */
const CALL_IS_OUT_MS = 150

/** Everything that a box office goes through, from a season that goes on sale to the check that the books balance. */
export async function* tell(
  { admin, as }: Stage,
  season: ImportSeasonRequest,
): AsyncGenerator<Scene> {
  const onSale = await admin.importSeason(season)
  yield {
    kind: 'season',
    told: 'A season goes on sale: all of it, or nothing.',
    command: 'musical register --file season.yaml',
    data: onSale,
  }

  const { client: minji, scene: minjiSignsUp } = await signUp(as, 'Kim Minji', 'minji')
  yield { ...minjiSignsUp, told: 'Three customers sign up.' }
  const { client: jun, scene: junSignsUp } = await signUp(as, 'Lee Jun', 'jun')
  yield junSignsUp
  const { client: seoyeon, scene: seoyeonSignsUp } = await signUp(as, '박서연', 'seoyeon', 'ko')
  yield seoyeonSignsUp

  const phantom = firstPerformance(onSale, '오페라의 유령')
  const booking = { performanceId: phantom.id, grade: 'VIP', seats: 2 }
  yield {
    kind: 'reservation',
    told: 'Minji books. Her seats are taken at once; the payment is approved behind it.',
    command: `book ${phantom.id} --grade VIP --seats 2 --wait`,
    data: await bookAndWait(minji, booking),
  }
  yield {
    kind: 'reservation',
    told: "Jun's card is declined: no reservation, and the seats go back on sale.",
    command: `book ${phantom.id} --grade VIP --seats 4 --pay-with card-declined --wait`,
    data: await bookAndWait(jun, { ...booking, seats: 4, paymentMethod: 'card-declined' }),
  }

  const laundry = firstPerformance(onSale, '빨래')
  const all = laundry.grades.find(({ grade }) => grade === 'S')?.available ?? 0
  const outing = { performanceId: laundry.id, grade: 'S', seats: all }
  yield {
    kind: 'reservation',
    told: `Seoyeon takes her company out: all ${all} seats of a grade.`,
    command: `book ${laundry.id} --grade S --seats ${all} --wait`,
    data: await bookAndWait(seoyeon, outing),
  }
  yield {
    kind: 'refusal',
    told: 'Jun comes too late for that: refused at once, and nothing has changed.',
    command: `book ${laundry.id} --grade S --seats 1`,
    data: await refusalOf(jun.book({ ...outing, seats: 1 })),
  }

  const hasty = await jun.book({ ...booking, seats: 1, paymentMethod: 'card-slow' })
  yield {
    kind: 'reservation',
    told: 'Jun books with a slow card …',
    command: `book ${phantom.id} --grade VIP --seats 1 --pay-with card-slow`,
    data: hasty,
  }
  await sleep(CALL_IS_OUT_MS)
  yield {
    kind: 'reservation',
    told: '… and cancels while the payment is still under way: in the end nothing stays charged.',
    command: `cancel ${hasty.id} --yes --wait`,
    data: await cancelAndWait(jun, hasty),
  }

  const second = await bookAndWait(minji, { ...booking, grade: 'R' })
  yield {
    kind: 'reservation',
    told: 'Minji books again, pays …',
    command: `book ${phantom.id} --grade R --seats 2 --wait`,
    data: second,
  }
  yield {
    kind: 'reservation',
    told: '… and changes her mind: she gets all of her money back.',
    command: `cancel ${second.id} --yes --wait`,
    data: await cancelAndWait(minji, second),
  }

  const position = await untilQuiet(admin)
  yield {
    kind: 'performance',
    told: 'Of all that, two seats are sold; every other one is free again.',
    command: `performance show ${phantom.id}`,
    data: await as(undefined).performance(phantom.id),
  }
  yield {
    kind: 'notices',
    told: 'Everybody was told what became of their payments, each in their language.',
    command: 'notice list --profile admin',
    data: await admin.notices({ limit: 100 }),
  }
  yield {
    kind: 'mypage',
    told: "Minji's page: everything that has happened to her bookings.",
    command: 'mypage',
    data: await readMyPage(minji, { after: position }),
  }
  yield {
    kind: 'verify',
    told: "Do the books balance, and does the card company's own ledger say the same?",
    command: 'verify',
    data: await admin.verify(),
  }
}

async function signUp(as: Stage['as'], name: string, account: string, language?: 'ko') {
  const email = `${account}@example.com`
  const request = { name, email, ...(language && { language }) }
  const { customer, token } = await as(undefined).signUp(request)
  const inKorean = language ? ` --language ${language}` : ''
  const command = `signup --name "${name}" --email ${email}${inKorean}`
  const scene: Scene = { kind: 'customer', told: '', command, data: customer }
  return { client: as(token), scene }
}

function firstPerformance({ musicals }: SeasonResponse, title: string): PerformanceResponse {
  const found = musicals.find(({ musical }) => musical.title === title)?.performances[0]
  if (found) return found
  throw failure('internal-error', `The season of the demo has no performance of ${title}.`)
}

async function bookAndWait(client: Client, order: Parameters<Client['book']>[0]) {
  return waitForPayment(client, await client.book(order), paymentEnded, WAIT)
}

async function cancelAndWait(client: Client, { id }: ReservationResponse) {
  return waitForPayment(client, await client.cancel(id), isRefunded, WAIT)
}

/** The story needs it to be refused: anything else ends the story. */
async function refusalOf(request: Promise<unknown>): Promise<{ code: string; detail: string }> {
  const answer = await request.catch((error: unknown) => error)
  if (answer instanceof Failure) return { code: answer.code, detail: answer.detail }
  throw failure('internal-error', 'A booking that had to be refused was not.')
}
