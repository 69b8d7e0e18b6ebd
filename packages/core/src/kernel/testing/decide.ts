import { expect } from 'vitest'
import type { Operation } from '../decision.ts'
import { ID_LENGTH, idFromBytes, type NewId } from '../ids.ts'
import type { RefusalCode, RefusalParams } from '../refusals.ts'

/** The time of a decision, unless a test sets another one. It is before every performance. */
export const NOW = Date.parse('2026-12-01T12:00:00Z')

/** Makes ids by counting, so the same command makes the same ids in every run. */
function countedIds(): NewId {
  let made = 0
  return (kind) => {
    made += 1
    // The counter in base 32, most significant digit first. Each digit is one byte for `idFromBytes`.
    const digits = Array.from({ length: ID_LENGTH }, (_, i) => Math.floor(made / 32 ** i) % 32)
    return idFromBytes(kind, Uint8Array.from(digits.reverse()))
  }
}

/** The n-th id that {@link countedIds} makes, as an id of that kind. */
export function idNumber<K extends Parameters<NewId>[0]>(kind: K, n: number) {
  const newId = countedIds()
  for (let i = 1; i < n; i++) newId(kind)
  return newId(kind)
}

/**
 * Tests a decision: the facts, the command, and its outcome.
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
          /** expects exactly these events, and this reply if one is given */
          thenAccepted(events: readonly Event[], reply?: Reply): void {
            const decision = decide()
            expect(decision).toMatchObject({ kind: 'accepted' })
            if (decision.kind !== 'accepted') return
            expect(decision.events).toEqual(events)
            if (reply !== undefined) expect(decision.reply).toEqual(reply)
          },
          /** expects a refusal with this code, and with these parameters if some are given */
          thenRefused<Code extends RefusalCode>(
            code: Code,
            params: Partial<RefusalParams[Code]> = {},
          ): void {
            const refusal = { code, params: expect.objectContaining<object>(params) }
            expect(decide()).toEqual({ kind: 'refused', refusal })
          },
          /** expects an exception, which means a bug */
          thenThrows(message: RegExp): void {
            expect(decide).toThrow(message)
          },
          decision: decide,
        }
      },
    }),
  }
}
