import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { registeredMusicalResponse } from '@outerpark/core/contract'
import { median } from '../bench/figure.ts'
import { expectAnswer } from '../lab/client.ts'
import { type Finding, finding } from '../lab/findings.ts'
import { openTemporaryOffice, type TemporaryOffice, verify } from '../lab/office.ts'
import { residentMib } from '../lab/process-facts.ts'
import { type Customer, type Place, registerMusical, signUpCustomers } from '../lab/stage.ts'
import { type Booked, bookSteadily } from '../lab/steady.ts'
import { root } from '../workspace.mjs'
import type { Target, Yield } from './target.ts'

/** How another customer's bookings went. */
export type Service = {
  readonly median: number
  readonly p99: number
  readonly most: number
  readonly refused: number
}

/** Another customer's bookings without and with the attack, in one run. */
export type Siege = {
  readonly name: string
  readonly quiet: Service
  readonly under: Service
  /** what the attacker was answered */
  readonly yield: Yield
  /** the daemon's memory after the attack (MiB) */
  readonly memory: number
}

/** The limits of the product and of HTTP as they are without any setting; scripts usually run without them. */
const USUAL_LIMITS = {
  OUTERPARK_CUSTOMER_RATE: '50',
  OUTERPARK_ANONYMOUS_RATE: '50',
  OUTERPARK_SIGN_UP_RATE: '1',
  OUTERPARK_MAX_CONNECTIONS: '5000',
  OUTERPARK_MAX_SEATS_PER_BOOKING: '10',
  OUTERPARK_MAX_SEATS_PER_PERFORMANCE: '10',
  OUTERPARK_MAX_UNPAID_SEATS: '20',
  OUTERPARK_MAX_DECLINES_PER_HOUR: '5',
  OUTERPARK_DECLINE_PAUSE_MS: '600000',
  OUTERPARK_MAX_CANCELS_PER_HOUR: '20',
} as const

/** The honest customers book so many times a second. */
const PER_SECOND = 40
/** How many bookings of 1 seat a customer makes at one performance at most. */
const EACH = 8
/** How long an attack goes on before the bookings under it count (ms). */
const WARM_UP_MS = 300

export type Field = {
  readonly office: TemporaryOffice
  readonly honest: readonly Customer[]
  readonly place: Place
  readonly target: Target
}

/** A box office with the usual limits, honest customers, and fifty accounts of attackers. */
export async function openField(
  seconds: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Field> {
  const office = await openTemporaryOffice({ ...USUAL_LIMITS, ...env })
  try {
    const { client, adminToken } = office
    const count = Math.ceil((2 * seconds * PER_SECOND) / EACH)
    const honest = await signUpCustomers(client, count)
    const villains = await signUpCustomers(client, 50, 'Mallory')
    const seating = { performances: 2, grades: ['R'], seats: 100_000 }
    const [place, other] = await registerMusical(client, adminToken, seating)
    if (!place || !other)
      throw new Error('Two performances were registered, and they are not there.')
    const tokens = villains.map(({ token }) => token)
    const { performanceId } = other
    const ofSeveralGrades = await registerCurrencies(office)
    const target = { url: office.daemon.url, tokens, performanceId, ofSeveralGrades }
    return { office, honest, place, target }
  } catch (error) {
    await office.close()
    throw error
  }
}

/** Registers a performance with grades in two currencies. Returns its id. */
async function registerCurrencies({ client, adminToken }: TemporaryOffice): Promise<string> {
  const price = (currency: string) => ({ amount: 50_000, currency })
  const grades = [
    { grade: 'VIP', seats: 1_000, price: price('KRW') },
    { grade: 'R', seats: 1_000, price: price('KRW') },
    { grade: 'S', seats: 1_000, price: price('USD') },
  ]
  const startsAt = '2099-01-05T19:30:00+09:00'
  const body = { title: 'Hadestown', venue: 'LG Arts Center', performances: [{ startsAt, grades }] }
  const question = { method: 'POST', path: '/v1/musicals', token: adminToken, body } as const
  const { performances } = expectAnswer(await client.ask(question), 201, registeredMusicalResponse)
  return performances[0]?.id ?? ''
}

/** Measures the bookings of the honest customers without the attack, and then with it. */
export async function besiege(name: string, field: Field, seconds: number): Promise<Siege> {
  const { office, honest, place, target } = field
  const pace = { perSecond: PER_SECOND, seconds }
  const book = () => bookSteadily(office.client, honest, place, pace)
  await bookSteadily(office.client, honest, place, { perSecond: PER_SECOND, seconds: 0.5 })
  const quiet = serviceOf(await book())
  const attack = startAttack(name, target)
  await sleep(WARM_UP_MS)
  const under = serviceOf(await book())
  const memory = residentMib(office.daemon.pid) ?? Number.NaN
  return { name, quiet, under, memory, yield: await attack.stop() }
}

function serviceOf(booked: readonly Booked[]): Service {
  const times = booked.map(({ ms }) => ms).toSorted((a, b) => a - b)
  return {
    median: median(times),
    p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
    most: times.at(-1) ?? Number.NaN,
    refused: booked.filter(({ status }) => status !== 201).length,
  }
}

/** Starts an attack in a process of its own. `stop` gives what came of it. */
function startAttack(attack: string, target: Target): { readonly stop: () => Promise<Yield> } {
  const child = fork(join(root, 'scripts/siege/attacker.ts'), [], { execArgv: [] })
  const takeAlong = () => child.kill('SIGKILL')
  process.once('exit', takeAlong)
  child.send({ attack, target })
  return {
    async stop() {
      const told = once(child, 'message')
      child.send('stop')
      const [seen] = await Promise.race([told, once(child, 'exit').then(() => [{}])])
      process.off('exit', takeAlong)
      // The attacker sends nothing else.
      return seen as Yield
    },
  }
}

/** A median that is longer by less than this is noise of the machine, whatever the ratio (ms). */
const NOISE_MS = 5

/** The target: nobody is refused, and the median is less than twice the quiet one. */
export function findingsOf({ name, quiet, under }: Siege): Finding[] {
  const ratio = under.median / quiet.median
  const calm = ratio < 2 || under.median - quiet.median < NOISE_MS
  return [
    finding(`${name}: nobody else is refused`, under.refused === 0, `${under.refused} refused`),
    finding(
      `${name}: the median booking stays below twice the quiet one`,
      calm,
      `× ${ratio.toFixed(2)}`,
    ),
  ]
}

export async function stillWhole(office: TemporaryOffice): Promise<Finding> {
  const { ok } = await verify(office)
  return finding('verify holds after all attacks', ok, ok ? 'it does' : 'it does not')
}
