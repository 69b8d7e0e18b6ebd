import { PLACES, type PlaceId, TABS } from '../places.ts'
import type { AnyScreen, Scene } from '../screen.ts'
import { customersOnlyScreen } from '../screens/customers-only.ts'
import { SCREENS } from '../screens/screens.ts'
import { worksHere } from '../standing.ts'
import { makeFollowing, type StageParts } from './following.ts'

/** The screen that is shown, and the states of all that were shown before: who comes back finds them as they were. */
export function makeStage(parts: StageParts, first: PlaceId) {
  const { model, session } = parts
  const states = new Map<PlaceId, unknown>()
  let place = first

  const screen = (): AnyScreen =>
    PLACES[place].for === 'customer' && worksHere(model.snapshot())
      ? customersOnlyScreen
      : SCREENS[place]
  const need = (): void => neededBy(screen(), states.get(place), model)
  const disarm = (): void => {
    const before = states.get(place)
    if (before !== undefined) states.set(place, SCREENS[place].afterLeaving?.(before) ?? before)
  }
  const enter = (to: PlaceId, given?: unknown): void => {
    if (to !== place) disarm()
    place = to
    const before = states.get(to)
    const kept = before === undefined ? undefined : SCREENS[to].resume?.(before, given)
    if (kept !== undefined) states.set(to, kept)
    else if (given !== undefined || before === undefined) states.set(to, SCREENS[to].begin(given))
    need()
  }
  const scene = (): Scene => ({
    ...{ snapshot: model.snapshot(), size: parts.room(), isStaff: session.staff !== undefined },
    staffProfile: session.staffProfile ?? 'admin',
    ...{ now: parts.now(), language: parts.language(), isLinear: parts.isLinear },
  })
  const isOpen = (id: PlaceId): boolean => PLACES[id].for !== 'staff' || session.staff !== undefined
  const { follow, isBusy } = makeFollowing(parts, {
    ...{ states, place: () => place, enter, need },
  })
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
    scene,
    enter,
    /** Goes to a screen that was chosen by its tab or letter. */
    choose(to: PlaceId): void {
      if (to !== place) forgetFilters(states)
      enter(to)
    },
    /** Keeps what the shown screen wants to keep of what is known now. */
    settle: () => void states.set(place, settled(screen(), states.get(place), scene())),
    /** Takes over what followed from a key: the state, a request, another screen. */
    follow,
    /** whether a request is under way */
    isBusy,
  }
}

/** Keeps current what the screen needs in its state. */
function neededBy({ needs, asks, about }: AnyScreen, state: unknown, model: StageParts['model']) {
  model.need([...needs, ...(asks?.(state) ?? [])], about?.(state))
}

const settled = (screen: AnyScreen, state: unknown, scene: Scene): unknown =>
  state === undefined ? state : (screen.settle?.(state, scene) ?? state)

function forgetFilters(states: Map<PlaceId, unknown>): void {
  for (const [id, state] of states) states.set(id, SCREENS[id].afterGoing?.(state) ?? state)
}

export type Stage = ReturnType<typeof makeStage>
