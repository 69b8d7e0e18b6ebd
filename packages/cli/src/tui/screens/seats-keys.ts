import { FREE, type Seat, seatId } from '@outerpark/core/hall'
import type { HallSeats } from '../model/seats.ts'
import type { Next, Scene } from '../screen.ts'
import { bestNow } from './seats-best.ts'
import { blocksOf, selectedIn } from './seats-list.ts'
import { CHOSEN, looksOf, OWN } from './seats-looks.ts'
import { seatText } from './seats-named.ts'
import { gradeAt } from './seats-own.ts'
import { lookText } from './seats-panel.ts'
import { wished } from './seats-send.ts'
import { insteadOf, type SeatsState, showOf, type Wish } from './seats-state.ts'

type Step = Next<SeatsState>

/** Takes the seat of the cursor, or gives it back. */
export function toggled(state: SeatsState, seats: HallSeats, scene: Scene): Step {
  const { map } = seats
  const cursor = state.cursor ?? map.focus
  const look = looksOf(state, seats, scene)[cursor] ?? 0
  const id = seatId(map, cursor)
  const { places } = state.wish
  if (look === OWN || look === CHOSEN)
    return wished(state, { places: places.filter((each) => each !== id) }, scene)
  if (look === FREE) return wished(state, { places: [...places, id] }, scene)
  return {
    state,
    note: (words) =>
      words.seats.cannotTake(seatText(map, cursor, words), lookText(look, { words })),
  }
}

/** The best seats of the grade of the cursor, or of the selected block. They are shown before the box office has chosen. */
export function bestTaken(state: SeatsState, seats: HallSeats, scene: Scene): Step {
  const { map } = seats
  const block = scene.isLinear ? blockIn(state, seats, scene) : undefined
  const grade = block?.grade ?? gradeAt(map, state.cursor ?? map.focus)
  const { party, accepts } = state
  const found = bestNow(map, looksOf(state, seats, scene), { grade, seats: party, accepts })
  const chosen: readonly Seat[] = found.kind === 'chosen' ? found.seats : []
  const places = chosen.map((seat) => seatId(map, seat))
  const wish: Wish = { places, best: { grade, seats: party } }
  const [first] = chosen
  return wished({ ...state, cursor: first ?? state.cursor, goal: undefined }, wish, scene)
}

/** The block that is selected in the list. */
function blockIn(state: SeatsState, seats: HallSeats, scene: Scene) {
  const show = showOf(state, scene)
  if (!show) return undefined
  const blocks = blocksOf(state, seats, { show, looks: looksOf(state, seats, scene) })
  return blocks[selectedIn(state, blocks)]
}

/** Takes the block that is selected in the list. */
export function blockTaken(state: SeatsState, seats: HallSeats, scene: Scene): Step {
  const block = blockIn(state, seats, scene)
  if (!block) return { state }
  return wished(state, { places: block.seats.map((seat) => seatId(seats.map, seat)) }, scene)
}

/** Takes seats although their view is restricted, or others that leave no single one. */
export function agreed(state: SeatsState, scene: Scene): Step {
  if (state.problem?.isRestricted)
    return wished({ ...state, accepts: true }, { ...state.wish }, scene)
  const places = insteadOf(state)
  return places.length > 0 ? wished(state, { places }, scene) : { state }
}
