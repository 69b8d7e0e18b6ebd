import type { EqualRequest } from '../app/equal.ts'
import { requestOf } from './seats-send.ts'
import type { SeatsState } from './seats-state.ts'

/** The command of the CLI that books the chosen seats, or shows the plan as long as none are chosen. */
export function commandOf({ performanceId, wish, accepts }: SeatsState): readonly string[] {
  if (wish.places.length === 0) return ['seats', performanceId]
  const restricted = accepts ? ['--accept-restricted'] : []
  return ['book', performanceId, '--seats', wish.places.join(), ...restricted]
}

/** The request that holds the chosen seats, or shows all of them. */
export function equalRequestOf({ performanceId, wish, accepts }: SeatsState): EqualRequest {
  const path = `/v1/performances/${performanceId}`
  const body = requestOf({ places: wish.places }, accepts)
  return body
    ? { method: 'PUT', path: `${path}/hold`, body }
    : { method: 'GET', path: `${path}/seats` }
}
