import type { SignUpRequest } from '@outerpark/core/contract'
import type { Client } from '../client/client.ts'
import { failure } from '../failure.ts'
import type { Place } from './job.ts'
import { inParallel } from './parallel.ts'
import { patiently } from './patiently.ts'
import { addressOf, type LoadPlan } from './plan.ts'
import type { Target } from './target.ts'

/** What a load books, and who books. */
export type Hall = {
  readonly musicalId: string
  readonly places: readonly Place[]
  readonly customers: readonly { readonly id: string; readonly token: string }[]
}

const DAY_MS = 86_400_000
/** The first performance. Nobody looks for one there, and none begins while a load runs. */
const FIRST_NIGHT_MS = 10 * 365 * DAY_MS
const GRADE = 'R'
const PRICE = { amount: 1_000, currency: 'KRW' }
const AT_ONCE = 8

/**
 * Registers the musical of a load and signs up its customers.
 *
 * @param signal ends it early, with `interrupted`
 * @param signedUp gets how many customers are signed up
 */
export async function makeHall(
  { admin, nobody }: Pick<Target, 'admin' | 'nobody'>,
  plan: LoadPlan,
  { signal, signedUp }: { signal: AbortSignal; signedUp: (count: number) => void },
): Promise<Hall> {
  const { musical, performances } = await admin.registerMusical({
    title: plan.title,
    venue: plan.venue,
    performances: Array.from({ length: plan.performances }, (_, night) => ({
      startsAt: new Date(firstNight() + night * DAY_MS).toISOString(),
      grades: [{ grade: GRADE, seats: plan.seats, price: PRICE }],
    })),
  })
  let count = 0
  const numbers = Array.from({ length: plan.customers }, (_, number) => number)
  const customers = await inParallel(numbers, AT_ONCE, async (number) => {
    if (signal.aborted) throw failure('interrupted', ({ load }) => load.interruptedEarly)
    const customer = await signUp(nobody, {
      name: `Load ${number}`,
      email: addressOf(plan.run, number),
      mail: false,
    })
    count += 1
    signedUp(count)
    return customer
  })
  const places = performances.map(({ id }) => ({ performanceId: id, grade: GRADE }))
  return { musicalId: musical.id, places, customers }
}

const firstNight = () => Math.floor((Date.now() + FIRST_NIGHT_MS) / DAY_MS) * DAY_MS

/** Signs up, as soon as the limit of sign-ups lets it. */
async function signUp(nobody: Client, request: SignUpRequest) {
  const answer = await patiently(() => nobody.signUp(request))
  if ('token' in answer) return { id: answer.customer.id, token: answer.token }
  throw failure(
    'code-needed',
    ({ load }) => load.codesNeeded,
    ({ load }) => load.believe,
  )
}
