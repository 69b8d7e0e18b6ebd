import type { Language } from '@outerpark/core/names'
import type { Clients, Model } from '../model/model.ts'
import { PLACES, type PlaceId, TABS } from '../places.ts'
import type { AnyScreen, Desk, Next, Scene } from '../screen.ts'
import { SCREENS } from '../screens/screens.ts'
import type { Size } from '../view.ts'

export type StageParts = {
  readonly model: Model
  readonly clients: Clients
  readonly desk: Pick<Desk<unknown>, 'clip' | 'edit'>
  readonly language: () => Language
  /** the part of the terminal that a screen has */
  readonly room: () => Size
  /** ms since the epoch */
  readonly now: () => number
  /** called when an answer has changed the state of a screen */
  readonly changed: () => void
  /** called with an error that no screen has expected: a fault of the program */
  readonly failed: (error: unknown) => void
}

/** The screen that is shown, and the states of all that were shown before: who comes back finds them as they were. */
export function makeStage(
  { model, clients, desk, language, room, now, changed, failed }: StageParts,
  first: PlaceId,
) {
  const states = new Map<PlaceId, unknown>()
  let place = first

  const screen = (): AnyScreen => SCREENS[place]
  const need = (): void => model.need(screen().needs, screen().about?.(states.get(place)))
  const enter = (to: PlaceId, given?: unknown): void => {
    place = to
    const before = states.get(to)
    const kept = before === undefined ? undefined : screen().resume?.(before, given)
    if (kept !== undefined) states.set(to, kept)
    else if (given !== undefined || before === undefined) states.set(to, screen().begin(given))
    need()
  }
  const isOpen = (id: PlaceId): boolean => {
    const whose = PLACES[id].for
    if (whose === 'staff') return clients.staff !== undefined
    const who = model.snapshot().who.value
    return whose === 'anyone' || who === undefined || who.role === 'customer'
  }
  enter(first)

  return {
    screen,
    place: () => place,
    /** the places that this person can go to, in their order */
    tabs: (): readonly PlaceId[] => TABS.filter(isOpen),
    state: (): unknown => states.get(place),
    /** whether a screen has something that would be lost */
    isUnsaved: (): boolean =>
      [...states].some(([id, state]) => SCREENS[id].isUnsaved?.(state) ?? false),
    scene: (): Scene => ({
      snapshot: model.snapshot(),
      size: room(),
      language: language(),
      now: now(),
    }),
    enter,
    /** Takes over what followed from a key: the state, a request, another screen. */
    follow(next: Next<unknown>): void {
      const from = place
      states.set(from, next.state)
      if (next.go) enter(next.go.place, next.go.with)
      else need()
      const tell = (change: (state: unknown) => unknown): void => {
        states.set(from, change(states.get(from)))
        need()
        changed()
      }
      void next
        .ask?.(clients, { ...desk, tell })
        .then(tell)
        .catch(failed)
    },
  }
}

export type Stage = ReturnType<typeof makeStage>
