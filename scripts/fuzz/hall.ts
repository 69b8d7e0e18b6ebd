import { hallResponse, registeredMusicalResponse } from '@outerpark/core/contract'
import { expectAnswer } from '../lab/client.ts'
import type { OfficeAccess } from '../lab/office.ts'

/** Later than the end of every run. */
const BEGINS_IN_MS = 40 * 86_400_000
const [ROWS, SEATS] = [20, 30]

export type Numbered = {
  readonly performanceIds: readonly string[]
  /** the ids of seats, in the order of the plan */
  readonly places: readonly string[]
}

/** Two performances whose seats have numbers, in a hall of two grades, with some seats that are not for everybody. */
export async function registerNumbered({
  client,
  adminToken: token,
}: OfficeAccess): Promise<Numbered> {
  const plan = {
    ...{ hall: 'Fuzz', timezone: 'Asia/Seoul', focus: '1F/10/15' },
    levels: [{ name: '1F', rows: `1..${ROWS} 1-15 | 16-${SEATS}` }],
    grades: [
      { name: 'R', seats: ['*'] },
      { name: 'VIP', seats: ['1F/1', '1F/2'] },
    ],
    flags: [
      { name: 'restricted', seats: ['1F/20/1'] },
      { name: 'kill', seats: ['1F/1/1'] },
    ],
  }
  const made = await client.ask({ method: 'POST', path: '/v1/halls', token, body: plan })
  const { id: hall } = expectAnswer(made, 201, hallResponse)
  const grades = ['VIP', 'R'].map((grade) => ({
    grade,
    price: { amount: 50_000, currency: 'KRW' },
  }))
  const performances = [1, 2].map((night) => ({
    startsAt: new Date(Date.now() + BEGINS_IN_MS + night * 86_400_000).toISOString(),
    ...{ hall, grades },
  }))
  const body = { title: '빨래', venue: 'Fuzz', performances }
  const answer = await client.ask({ method: 'POST', path: '/v1/musicals', token, body })
  const registered = expectAnswer(answer, 201, registeredMusicalResponse)
  const places = Array.from(
    { length: ROWS * SEATS },
    (_, n) => `1F/${1 + Math.floor(n / SEATS)}/${1 + (n % SEATS)}`,
  )
  return { performanceIds: registered.performances.map(({ id }) => id), places }
}
