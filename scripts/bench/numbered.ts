import {
  type BookRequest,
  hallResponse,
  hallVersionResponse,
  registeredMusicalResponse,
} from '@outerpark/core/contract'
import { type Client, expectAnswer, httpClient } from '../lab/client.ts'
import { adminTokenOf, makeHome, removeHome, startDaemon } from '../lab/daemon.ts'
import { signUpCustomers } from '../lab/stage.ts'
import { compare, type Measured } from './figure.ts'
import { type LoadRequest, type LoadResult, runLoad } from './load-job.ts'
import { faultsOf, loadLine } from './load-text.ts'
import type { Plan } from './plan.ts'

const CONNECTIONS = 100
const CUSTOMERS = 200
const PERFORMANCES = 30
/** 1,680 seats. Each stretch between aisles has pairs only, so a pair that begins at an odd number leaves no single seat. */
const ROWS = '1..42 1-12 | 13-28 | 29-40'
const SEATS = 42 * 40
/** Bookings of two seats: first some that are not counted, then those that are. They are four fifths of all pairs. */
const [WARM_UP, COUNTED] = [4_000, 16_000]
const PRICE = { amount: 50_000, currency: 'KRW' }

/** How two seats are asked for: of a grade without numbers, the best of a hall, or chosen ones. */
type Kind = 'by grade' | 'best available' | 'chosen'

/**
 * Measures bookings of two seats with numbers beside bookings of two seats of a grade, and the seats of a hall beside `/livez`.
 */
export async function benchNumbered({ rounds, seconds, say }: Plan): Promise<Measured> {
  const loads: Record<Kind, LoadResult[]> = { 'by grade': [], 'best available': [], chosen: [] }
  const reads = { seats: [] as LoadResult[], same: [] as LoadResult[], livez: [] as LoadResult[] }
  const faults: string[] = []
  for (let round = 0; round < rounds; round++)
    for (const kind of ['by grade', 'best available', 'chosen'] as const) {
      const { load, ...read } = await roundOf(kind, seconds)
      say(loadLine(`two seats, ${kind}`, load))
      loads[kind].push(load)
      faults.push(...faultsOf(load))
      if (!read.reads) continue
      for (const name of ['seats', 'same', 'livez'] as const) {
        reads[name].push(read.reads[name])
        say(loadLine(name, read.reads[name]))
        faults.push(...faultsOf(read.reads[name], name === 'same' ? '304' : '200'))
      }
    }
  const speed = (all: readonly LoadResult[]) => all.map(({ perSecond }) => perSecond)
  const beside = (name: string, ours: readonly LoadResult[], base: readonly LoadResult[]) =>
    compare({ name, unit: '/s', target: { atLeast: 0.8 } }, speed(ours), speed(base))
  return {
    figures: [
      beside('bookings of 2 chosen seats, to by grade', loads.chosen, loads['by grade']),
      beside(
        'bookings of the 2 best seats, to by grade',
        loads['best available'],
        loads['by grade'],
      ),
      beside(`the states of ${SEATS} seats, to /livez`, reads.seats, reads.livez),
      beside('  not changed since (304), to /livez', reads.same, reads.livez),
    ],
    faults,
  }
}

type Round = {
  readonly load: LoadResult
  readonly reads?: Readonly<Record<'seats' | 'same' | 'livez', LoadResult>>
}

async function roundOf(kind: Kind, seconds: number): Promise<Round> {
  const home = makeHome()
  const daemon = await startDaemon({ home })
  const client = httpClient(daemon.url)
  try {
    const customers = await signUpCustomers(client, CUSTOMERS)
    const { requests, performances } = await requestsOf(kind, client, adminTokenOf(home))
    const tokens = customers.map(({ token }) => token)
    const base = { url: daemon.url, connections: CONNECTIONS, seconds }
    const send = (some: readonly LoadRequest[]) =>
      runLoad({ ...base, warmUpSeconds: 0, tokens, requests: some, keys: true, once: true })
    await send(requests.slice(0, WARM_UP))
    const load = await send(requests.slice(WARM_UP, WARM_UP + COUNTED))
    if (kind === 'by grade') return { load }
    const [performanceId = ''] = performances
    const path = `/v1/performances/${performanceId}/seats`
    const { headers } = await fetch(new URL(path, daemon.url))
    const read = (address: string, etag?: string | null) => {
      const request = { method: 'GET', path: address, ...(etag && { ifNoneMatch: etag }) } as const
      return runLoad({ ...base, warmUpSeconds: 1, tokens: [], requests: [request], keys: false })
    }
    if (kind !== 'chosen') return { load }
    const livez = await read('/livez')
    const seats = await read(path)
    return { load, reads: { livez, seats, same: await read(path, headers.get('etag')) } }
  } finally {
    client.close()
    await daemon.stop()
    removeHome(home)
  }
}

/** The performances, and the bookings in an order in which neighbours in time are of different performances. */
async function requestsOf(kind: Kind, client: Client, token: string) {
  const hall = kind === 'by grade' ? undefined : await addHall(client, token)
  const first = Date.now() + 30 * 86_400_000
  const performances = Array.from({ length: PERFORMANCES }, (_, night) => ({
    startsAt: new Date(first + night * 86_400_000).toISOString(),
    ...(hall && { hall: hall.id }),
    grades: [{ grade: 'R', price: PRICE, ...(hall ? {} : { seats: SEATS }) }],
  }))
  const body = { title: '빨래', venue: 'Grand Theatre', performances }
  const answer = await client.ask({ method: 'POST', path: '/v1/musicals', token, body })
  const ids = expectAnswer(answer, 201, registeredMusicalResponse).performances.map(({ id }) => id)
  const pairs = hall?.pairs ?? []
  const requests = Array.from({ length: WARM_UP + COUNTED }, (_, n): LoadRequest => {
    const performanceId = ids[n % ids.length] ?? ''
    const places = pairs[Math.floor(n / ids.length)] ?? []
    const wanted = kind === 'chosen' ? { places: [...places] } : { grade: 'R', seats: 2 }
    const booking: BookRequest = { performanceId, ...wanted, paymentMethod: 'card-ok' }
    return { method: 'POST', path: '/v1/reservations', body: JSON.stringify(booking) }
  })
  return { requests, performances: ids }
}

async function addHall(client: Client, token: string) {
  const plan = {
    ...{ hall: 'Grand Theatre', timezone: 'Asia/Seoul', focus: '1F/8/20' },
    levels: [{ name: '1F', rows: ROWS }],
    grades: [{ name: 'R', seats: ['*'] }],
  }
  const made = await client.ask({ method: 'POST', path: '/v1/halls', token, body: plan })
  const { id } = expectAnswer(made, 201, hallResponse)
  const version = await client.ask({ method: 'GET', path: `/v1/halls/${id}/versions/1` })
  const { places } = expectAnswer(version, 200, hallVersionResponse)
  const pairs = places.flatMap((place, n) => {
    const next = places[n + 1]
    return n % 2 === 0 && next ? [[place.id, next.id]] : []
  })
  return { id, pairs }
}
