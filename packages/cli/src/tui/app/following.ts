import type { Language } from '@outerpark/core/names'
import type { Model } from '../model/model.ts'
import type { PlaceId } from '../places.ts'
import type { Desk, Next } from '../screen.ts'
import type { Session } from '../session.ts'
import { hasToSignIn } from '../standing.ts'
import type { Size } from '../view.ts'
import type { TuiWords } from '../words/en.ts'

export type StageParts = {
  readonly model: Model
  readonly session: Session
  readonly desk: Pick<Desk<unknown>, 'clip' | 'edit'>
  /** the part of the terminal that a screen has */
  readonly room: () => Size
  /** ms since the epoch */
  readonly now: () => number
  readonly language: () => Language
  /** whether a screen reader reads what is shown */
  readonly isLinear?: boolean | undefined
  /** called when an answer has changed the state of a screen */
  readonly changed: () => void
  /** called with an error that no screen has expected: a fault of the program */
  readonly failed: (error: unknown) => void
  /** says at the foot what was done */
  readonly say: (note: (words: TuiWords) => string) => void
}

type Places = {
  readonly states: Map<PlaceId, unknown>
  readonly place: () => PlaceId
  readonly enter: (to: PlaceId, given?: unknown) => void
  /** Keeps current what the shown screen needs in its state. */
  readonly need: () => void
}

/** Takes over what follows from a key: the state of a screen, a request, another screen. */
export function makeFollowing(
  { model, session, desk, changed, failed, say }: StageParts,
  { states, place, enter, need }: Places,
) {
  let underWay = 0
  const answered = async (asked: Promise<void>): Promise<void> => {
    underWay += 1
    await asked.catch(failed)
    underWay -= 1
    changed()
  }
  const follow = (from: PlaceId, next: Next<unknown>): void => {
    states.set(from, next.state)
    if (next.note) say(next.note)
    // Who has gone on to another screen meanwhile stays there.
    if (next.go && from === place()) enter(next.go.place, next.go.with)
    else need()
    const tell = (change: (state: unknown) => unknown): void => {
      states.set(from, change(states.get(from)))
      need()
      changed()
    }
    if (next.ask) void answered(next.ask(session, { ...desk, tell }).then(tell))
    if (next.sign) void answered(signed(from, next.sign))
  }
  const signed = async (from: PlaceId, sign: NonNullable<Next<unknown>['sign']>): Promise<void> => {
    const before = session.own
    const wasIn = !hasToSignIn(model.snapshot())
    const then = await sign(session)
    const next = then(states.get(from))
    if (session.own === before) {
      // What was just changed is shown at once.
      model.again(['who', 'account'])
    } else {
      // The next person does not see what this one did.
      if (wasIn) states.clear()
      if (place() !== from) enter(place())
      model.renew()
    }
    follow(from, next)
  }
  return {
    follow: (next: Next<unknown>): void => follow(place(), next),
    isBusy: (): boolean => underWay > 0,
  }
}
