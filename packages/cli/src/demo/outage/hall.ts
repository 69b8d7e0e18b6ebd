import type { Client } from '../../client/client.ts'
import { failure } from '../../failure.ts'
import { signUpAtOnce } from '../sign-up.ts'
import type { Stage } from '../stage.ts'

/** Enough for everybody, so a booking can only be refused because of the outage. */
const SEATS = 20_000
const DAYS_AHEAD = 30
const CROWD = ['Lee Jun', 'Park Seoyeon', 'Choi Dowon', 'Jung Haeun']

export type Hall = {
  readonly performanceId: string
  readonly minji: Client
  /** the customers who book again and again */
  readonly crowd: readonly Client[]
}

/** Registers a musical with more seats than the story needs, and signs up its customers. */
export async function makeHall({ admin, as }: Stage): Promise<Hall> {
  const day = new Date(Date.now() + DAYS_AHEAD * 86_400_000).toISOString().slice(0, 10)
  const grade = { grade: 'R', seats: SEATS, price: { amount: 66_000, currency: 'KRW' } }
  const { performances } = await admin.registerMusical({
    title: 'Hadestown',
    venue: 'LG Arts Center',
    performances: [{ startsAt: `${day}T19:30+09:00`, grades: [grade] }],
  })
  const [performance] = performances
  if (!performance) throw failure('internal-error', 'The musical of the demo has no performance.')
  const minji = await signUp(as, 'Kim Minji')
  const crowd = await Promise.all(CROWD.map((name) => signUp(as, name)))
  return { performanceId: performance.id, minji, crowd }
}

async function signUp(as: Stage['as'], name: string): Promise<Client> {
  const email = `${name.toLowerCase().replace(' ', '.')}@example.com`
  const { token } = await signUpAtOnce(as(undefined), { name, email })
  return as(token)
}
