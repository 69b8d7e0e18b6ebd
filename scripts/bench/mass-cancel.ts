import { performanceResponse } from '@outerpark/core/contract'
import { expectAnswer } from '../lab/client.ts'
import { openTemporaryOffice, settle, type TemporaryOffice, waitingTasks } from '../lab/office.ts'
import { type Customer, type Place, registerOnePerformance, signUpCustomers } from '../lab/stage.ts'
import { compare, type Measured, median } from './figure.ts'
import type { Plan } from './plan.ts'

/** A hall of the size of a large theatre in Seoul, sold out. */
const BOOKINGS = 1_700
const CUSTOMERS = 200
const IN_FLIGHT = 50
const PATIENCE_MS = 120_000
const POLL_MS = 20

type Round = {
  /** seconds until the seats of all bookings were free */
  readonly freed: number
  /** seconds until everything had gone back */
  readonly refunded: number
  /** bookings a second beside it, and alone */
  readonly beside: number
  readonly alone: number
}

/** Measures how long it takes to cancel a performance with 1,700 bookings (domain 3.9), and what it costs the bookings beside it. */
export async function benchMassCancel({ rounds, seconds, say }: Plan): Promise<Measured> {
  const measured: Round[] = []
  for (let n = 0; n < rounds; n++) {
    const round = await roundIn(seconds)
    say(
      `all seats free after ${round.freed.toFixed(2)} s, all refunds after ${round.refunded.toFixed(2)} s; ${Math.round(round.beside)} bookings/s beside it, ${Math.round(round.alone)} alone`,
    )
    measured.push(round)
  }
  const of = (name: keyof Round) => measured.map((each) => each[name])
  const all = `a performance with ${BOOKINGS} bookings is cancelled`
  return {
    figures: [
      { name: `${all}: all seats free`, unit: 's', ours: median(of('freed')) },
      { name: '  everything went back', unit: 's', ours: median(of('refunded')) },
      compare(
        { name: '  bookings beside it, to alone', unit: '/s', target: { atLeast: 0.8 } },
        of('beside'),
        of('alone'),
      ),
    ],
    faults: [],
  }
}

async function roundIn(seconds: number): Promise<Round> {
  const office = await openTemporaryOffice({ OUTERPARK_SANDBOX_LATENCY: '1' })
  try {
    const { client, adminToken } = office
    const customers = await signUpCustomers(client, CUSTOMERS)
    const off = await registerOnePerformance(client, adminToken, BOOKINGS)
    const other = await registerOnePerformance(client, adminToken, 100_000)
    let left = BOOKINGS
    await inFlight(customers, (customer) => (left-- > 0 ? book(office, off, customer) : undefined))
    await settle(office, PATIENCE_MS)
    const alone = await speedUntil(office, other, customers, after(seconds * 1000))
    await settle(office, PATIENCE_MS)
    return { alone, ...(await cancelled(office, off, other, customers)) }
  } finally {
    await office.close()
  }
}

async function cancelled(
  office: TemporaryOffice,
  { performanceId }: Place,
  other: Place,
  customers: readonly Customer[],
): Promise<Omit<Round, 'alone'>> {
  const { client, adminToken: token } = office
  const path = `/v1/performances/${performanceId}`
  const begun = performance.now()
  const since = () => (performance.now() - begun) / 1000
  await client.ask({ method: 'POST', path: `${path}/cancel`, token, body: {} })
  const allFree = until(async () => {
    const answer = await client.ask({ method: 'GET', path })
    const { grades } = expectAnswer(answer, 200, performanceResponse)
    return grades.every(({ held, sold }) => held + sold === 0)
  })
  const freed = allFree.then(since)
  const beside = await speedUntil(office, other, customers, allFree)
  // Nobody books any more. What waits now are the payments and the notices.
  await until(async () => (await waitingTasks(office)) === 0)
  return { freed: await freed, refunded: since(), beside }
}

/** Bookings a second, until something has happened. */
async function speedUntil(
  office: TemporaryOffice,
  place: Place,
  customers: readonly Customer[],
  end: Promise<void>,
): Promise<number> {
  let isOver = false
  void end.then(() => {
    isOver = true
  })
  let count = 0
  const begun = performance.now()
  await inFlight(customers, (customer) => {
    if (isOver) return undefined
    count += 1
    return book(office, place, customer)
  })
  return (1000 * count) / (performance.now() - begun)
}

/** Calls one after the other, so many at a time, until there is none. */
async function inFlight(
  customers: readonly Customer[],
  call: (customer: Customer) => Promise<void> | undefined,
): Promise<void> {
  const worker = async (_: unknown, at: number): Promise<void> => {
    for (let next = at; ; next += IN_FLIGHT) {
      const customer = customers[next % customers.length]
      const calling = customer && call(customer)
      if (!calling) return
      await calling
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
}

async function book(
  { client }: TemporaryOffice,
  { performanceId, grade }: Place,
  { token }: Customer,
): Promise<void> {
  const body = { performanceId, grade, seats: 1 }
  const { status } = await client.ask({ method: 'POST', path: '/v1/reservations', token, body })
  if (status !== 201) throw new Error(`A booking was answered with ${status}.`)
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await after(POLL_MS)
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
