import type { HoldResponse } from '@outerpark/core/contract'
import type { RefusalParams } from '@outerpark/core/kernel'
import type { Failure } from '../../failure.ts'
import { type Problem, placesIn, type SeatsState, type Wish } from './seats-state.ts'

/**
 * The state after the box office has answered. A refusal that was said before stays: what is left of a wish follows by itself.
 * @param sent the wish that it was asked; undefined if it was not about other seats
 */
export function answered(
  state: SeatsState,
  sent: Wish | undefined,
  hold: HoldResponse | undefined,
): SeatsState {
  const [before, after] = [placesIn(state.hold), new Set(placesIn(hold))]
  const back = [...state.givenBack, ...before].filter((id) => !after.has(id))
  // Who has pressed more keys meanwhile wants something else by now.
  const isNewest = state.wish === sent
  return {
    ...state,
    ...{ hold, toldAt: 'now', givenBack: [...new Set(back)] },
    ...(isNewest && { wish: { places: placesIn(hold) } }),
  }
}

/** The state after a refusal. Seats that may still be held, once others are chosen too, or a question is answered, stay chosen. */
export function refused(state: SeatsState, sent: Wish | undefined, refusal: Failure): SeatsState {
  const told = { ...state, toldAt: 'now' as const }
  if (sent === undefined) return { ...told, problem: { refusal } }
  if (state.wish !== sent) return told
  const keeps = keptAfter(sent, placesIn(state.hold), refusal)
  const isRestricted = refusal.code === 'seat-restricted'
  const problem: Problem = { refusal, ...(isRestricted && { isRestricted }) }
  const lost = refusal.code === 'seat-taken' ? namedIn(refusal) : []
  return { ...told, problem, lost, wish: keeps ?? { places: placesIn(state.hold) } }
}

/**
 * The seats that stay chosen after a refusal. What was to be given back, and could not be, is still held.
 * @param held the seats that are held now
 */
function keptAfter(sent: Wish, held: readonly string[], refusal: Failure): Wish | undefined {
  switch (refusal.code) {
    case 'seat-taken':
    case 'seat-not-sold': {
      const seats = namedIn(refusal)
      const places = sent.places.filter((id) => !seats.includes(id))
      return places.length < sent.places.length && !sent.best ? { places } : undefined
    }
    case 'seat-restricted':
      return sent
    // The place for the wheelchair may come next.
    case 'companion-alone':
      return held.every((id) => sent.places.includes(id)) ? sent : undefined
    default:
      return undefined
  }
}

/** The seats that a refusal names. They may be missing in that of another version. */
const namedIn = ({ params }: Failure): readonly string[] =>
  ((params ?? {}) as Partial<RefusalParams['seat-taken']>).seats ?? []
