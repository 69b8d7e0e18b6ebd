import { expect } from 'vitest'
import type { Operation } from '../decision.ts'
import { ID_LENGTH, idFromBytes, type NewId } from '../ids.ts'
import type { RefusalCode } from '../refusal-codes.ts'

/** The moment of every decision, unless a test says another: well before every performance. */
export const NOW = Date.parse('2026-12-01T12:00:00Z')

/** Ids in the order in which they are asked for: the same command makes the same ones in every run. */
function countedIds(): NewId {
  let made = 0
  return (kind) => {
    made += 1
    // Its number in base 32, most significant digit first, as the bytes of which an id is made.
    const digits = Array.from({ length: ID_LENGTH }, (_, i) => Math.floor(made / 32 ** i) % 32)
    return idFromBytes(kind, Uint8Array.from(digits.reverse()))
  }
}

/** The n-th id that {@link countedIds} makes, whatever its kind. */
export function idNumber<K extends Parameters<NewId>[0]>(kind: K, n: number) {
  const newId = countedIds()
  for (let i = 1; i < n; i++) newId(kind)
  return newId(kind)
}

/**
 * Reads as a specification: what is known, what is asked for, what it leads to.
 *
 * @example
 * specify(cancel).given({ reservation }).when({ reservationId, by: 'admin' }).thenAccepted([cancelled])
 */
export function specify<Command, Needs, Facts, Event, Reply>(
  operation: Operation<Command, Needs, Facts, Event, Reply>,
) {
  return {
    given: (facts: Facts) => ({
      when(command: Command, { now = NOW }: { now?: number } = {}) {
        const decide = () => operation.decide(command, facts, { now, newId: countedIds() })
        return {
          /** accepted with exactly these events, and with this reply if one is named */
          thenAccepted(events: readonly Event[], reply?: Reply): void {
            const decision = decide()
            expect(decision).toMatchObject({ kind: 'accepted' })
            if (decision.kind !== 'accepted') return
            expect(decision.events).toEqual(events)
            if (reply !== undefined) expect(decision.reply).toEqual(reply)
          },
          /** refused with this code, and with a text for people that says this */
          thenRefused(code: RefusalCode, detail: RegExp = /./): void {
            expect(decide()).toEqual({
              kind: 'refused',
              refusal: expect.objectContaining({ code, detail: expect.stringMatching(detail) }),
            })
          },
          /** a fault of ours */
          thenThrows(message: RegExp): void {
            expect(decide).toThrow(message)
          },
          decision: decide,
        }
      },
    }),
  }
}
