import type { HoldResponse } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import type { HoldOrder } from '../../client/halls.ts'
import type { Change, Next, Scene } from '../screen.ts'
import { hasToSignIn } from '../standing.ts'
import { refusalOf } from '../text.ts'
import { answered, refused } from './seats-answers.ts'
import { isHeld, type Job, type SeatsState, type Wish } from './seats-state.ts'

type Office = Pick<Client, 'hold' | 'giveBack' | 'extendHold'>

/** Shows the wish at once, and asks for it. Nobody can hold seats without an account. */
export function wished(state: SeatsState, wish: Wish, scene: Scene): Next<SeatsState> {
  if (hasToSignIn(scene.snapshot)) {
    const { customer } = scene.snapshot.who.value ?? {}
    return { state, go: { place: 'signIn', with: { onwards: 'seats', email: customer?.email } } }
  }
  const next: SeatsState = { ...state, wish, problem: undefined, isOver: false }
  return asking(next, { is: 'hold', wish, accepts: next.accepts })
}

/** Asks for more time. */
export const extended = (state: SeatsState): Next<SeatsState> =>
  asking({ ...state, problem: undefined }, { is: 'extend' })

/** The request that holds these seats; undefined if none are to be held. */
export function requestOf({ places, best }: Wish, accepts: boolean): HoldOrder | undefined {
  if (!best && places.length === 0) return undefined
  return { ...(best ?? { places }), ...(accepts && { acceptRestricted: true }) }
}

/** Keys are never lost while a request is under way: what they want is asked after it. */
function asking(state: SeatsState, job: Job): Next<SeatsState> {
  const { line, performanceId } = state
  return {
    state,
    async ask({ own }, { tell }) {
      // Meanwhile the screen may show another performance.
      const mine = (change: Change<SeatsState>): void =>
        tell((now) => (now.line === line ? change(now) : now))
      await line.put(job, (next) => done(own, performanceId, next, mine))
      return (now) => now
    },
  }
}

/** Asks for one thing, and tells what came of it. Gives what has to be asked next: what is left of a wish without seats that are taken. */
async function done(
  office: Office,
  performanceId: string,
  job: Job,
  tell: (change: Change<SeatsState>) => void,
): Promise<Job | undefined> {
  const sent = job.is === 'hold' ? job.wish : undefined
  let after: Job | undefined
  try {
    const hold = await asked(office, performanceId, job)
    tell((now) => answered(now, sent, hold))
  } catch (error) {
    const refusal = refusalOf(error)
    tell((now) => {
      const next = refused(now, sent, refusal)
      const isOther = next.wish !== now.wish && !isHeld(next)
      if (isOther) after = { is: 'hold', wish: next.wish, accepts: next.accepts }
      return next
    })
  }
  return after
}

async function asked(
  office: Office,
  performanceId: string,
  job: Job,
): Promise<HoldResponse | undefined> {
  if (job.is === 'extend') return await office.extendHold(performanceId)
  const request = requestOf(job.wish, job.accepts)
  if (request) return await office.hold(performanceId, request)
  await office.giveBack(performanceId)
  return undefined
}
