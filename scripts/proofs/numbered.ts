import {
  type BookRequest,
  hallResponse,
  hallVersionResponse,
  performanceResponse,
  problemResponse,
  registeredMusicalResponse,
  reservationResponse,
  seatStatesResponse,
} from '@outerpark/core/contract'
import { type Answer, type Client, expectAnswer } from '../lab/client.ts'
import { type Finding, finding, none, same } from '../lab/findings.ts'
import { settle, type TemporaryOffice } from '../lab/office.ts'
import { randomFrom } from '../lab/random.ts'
import type { Customer } from '../lab/stage.ts'
import { verified } from './verified.ts'

/** A performance in a hall, and the ids of all seats in the order of its plan. */
type Numbered = { readonly performanceId: string; readonly places: readonly string[] }

/** A booking that was answered with 201. */
type Bought = { readonly id: string; readonly places: readonly string[]; readonly seats: number }

const ROW_SEATS = 40
const PRICE = { amount: 50_000, currency: 'KRW' }
const MOST_TOGETHER = 4
/** The share of the customers who choose their seats. */
const CHOOSES = 0.5
const SETTLE_MS = 240_000

/**
 * All customers book at once in one hall, again and again, until it is sold out: some choose seats that they have seen to be free, the
 * others take the best ones. Each seat is given once.
 *
 * @param seats how many seats there are at least
 */
export async function inHall(
  office: TemporaryOffice,
  customers: readonly Customer[],
  seats: number,
  say: (line: string) => void,
): Promise<Finding[]> {
  const { client } = office
  const hall = await openHall(office, Math.ceil(seats / ROW_SEATS))
  const start = performance.now()
  const refusals = new Map<string, number>()
  const waits: number[] = []
  const shop = shopper(client, hall, { refusals, waits })
  const bought = (await Promise.all(customers.map(shop))).flat()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const counts = [...refusals].map(([code, times]) => `${times} × ${code}`).join(', ')
  say(`  ${hall.places.length} seats in ${bought.length} bookings within ${seconds} s; ${counts}`)
  say(`  ${waits.length} requests to book waited ${shares(waits)}`)
  await settle(office, SETTLE_MS)
  const given = bought.flatMap(({ places }) => places)
  const twice = given.filter((place, n) => given.indexOf(place) !== n)
  const path = `/v1/performances/${hall.performanceId}/seats`
  const { states } = expectAnswer(
    await client.ask({ method: 'GET', path }),
    200,
    seatStatesResponse,
  )
  const shown = expectAnswer(
    await client.ask({ method: 'GET', path: `/v1/performances/${hall.performanceId}` }),
    200,
    performanceResponse,
  )
  return [
    none('seats that two have', twice),
    same('seats that somebody has', new Set(given).size, hall.places.length),
    same('seats that are taken', states.replaceAll(/[^x]/g, '').length, hall.places.length),
    same('sold', shown.grades[0]?.sold ?? Number.NaN, hall.places.length),
    none(
      'bookings with more or fewer places than seats',
      bought.filter(({ places, seats: n }) => places.length !== n).map(({ id }) => id),
    ),
    none(
      'other answers',
      [...refusals.keys()].filter((code) => !EXPECTED.has(code)),
    ),
    finding('some seats were chosen by two', (refusals.get('seat-taken') ?? 0) > 0, counts),
    await verified(office),
  ]
}

const EXPECTED = new Set([
  'seat-taken',
  'leaves-single-seat',
  'no-block',
  'seats-unavailable',
  'seat-limit-reached',
  'unpaid-seat-limit-reached',
])

async function openHall(
  { client, adminToken: token }: TemporaryOffice,
  rows: number,
): Promise<Numbered> {
  const name = `Hall ${crypto.randomUUID().slice(0, 8)}`
  const plan = {
    ...{ hall: name, timezone: 'Asia/Seoul', focus: '1F/1/20' },
    levels: [{ name: '1F', rows: `1..${rows} 1-12 | 13-28 | 29-40` }],
    grades: [{ name: 'R', seats: ['*'] }],
  }
  const made = await client.ask({ method: 'POST', path: '/v1/halls', token, body: plan })
  const hall = expectAnswer(made, 201, hallResponse)
  const startsAt = new Date(Date.now() + 40 * 86_400_000).toISOString()
  const performances = [{ startsAt, hall: hall.id, grades: [{ grade: 'R', price: PRICE }] }]
  const body = { title: '빨래', venue: name, performances }
  const answer = await client.ask({ method: 'POST', path: '/v1/musicals', token, body })
  const [registered] = expectAnswer(answer, 201, registeredMusicalResponse).performances
  if (!registered) throw new Error('A musical was registered without its performance.')
  const version = await client.ask({ method: 'GET', path: `/v1/halls/${hall.id}/versions/1` })
  const { places } = expectAnswer(version, 200, hallVersionResponse)
  return { performanceId: registered.id, places: places.map(({ id }) => id) }
}

/** `p50 12 ms, p99 80 ms, at most 95 ms` */
function shares(ms: readonly number[]): string {
  const sorted = ms.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms`
}

/** What all customers count together. */
type Counted = {
  readonly refusals: Map<string, number>
  /** how long each request to book took, in ms */
  readonly waits: number[]
}

/** Makes the function with which a customer books until not even one seat is to be had. */
function shopper(client: Client, hall: Numbered, { refusals, waits }: Counted) {
  return async ({ token }: Customer, number: number): Promise<readonly Bought[]> => {
    const random = randomFrom(number)
    const chooses = random() < CHOOSES
    const bought: Bought[] = []
    let seats = 1 + Math.floor(random() * MOST_TOGETHER)
    let instead: readonly string[] | undefined
    while (seats > 0) {
      const picks = instead ?? (chooses ? await seen(client, hall, seats, random) : undefined)
      const begun = performance.now()
      const answer = await book(client, token, hall, picks ?? seats)
      waits.push(performance.now() - begun)
      instead = undefined
      if (answer.status === 201) {
        const { id, lines, seats: got } = expectAnswer(answer, 201, reservationResponse)
        bought.push({ id, places: lines.flatMap(({ places = [] }) => places), seats: got })
        continue
      }
      const { code, instead: others } = refusalIn(answer)
      refusals.set(code, (refusals.get(code) ?? 0) + 1)
      if (others) instead = others
      else if (code !== 'seat-taken') seats -= 1
    }
    return bought
  }
}

function book(client: Client, token: string, hall: Numbered, wish: number | readonly string[]) {
  const { performanceId } = hall
  const wanted = typeof wish === 'number' ? { seats: wish } : { places: [...wish] }
  const body: BookRequest = { performanceId, ...wanted, paymentMethod: 'card-ok' }
  const key = crypto.randomUUID()
  return client.ask({ method: 'POST', path: '/v1/reservations', token, key, body })
}

/** Neighbours that are free when the customer looks; undefined if there are none. */
async function seen(client: Client, hall: Numbered, seats: number, random: () => number) {
  const path = `/v1/performances/${hall.performanceId}/seats`
  const answer = await client.ask({ method: 'GET', path })
  const { states } = expectAnswer(answer, 200, seatStatesResponse)
  const free = hall.places.flatMap((_, n) => {
    const isInRow = (n % ROW_SEATS) + seats <= ROW_SEATS
    return isInRow && states.slice(n, n + seats) === '.'.repeat(seats) ? [n] : []
  })
  const first = free[Math.floor(random() * free.length)]
  return first === undefined ? undefined : hall.places.slice(first, first + seats)
}

function refusalIn({ text }: Answer) {
  const { code, params } = problemResponse.parse(JSON.parse(text))
  const instead = params && 'instead' in params ? params.instead : undefined
  return { code, instead: Array.isArray(instead) ? instead.map(String) : undefined }
}
