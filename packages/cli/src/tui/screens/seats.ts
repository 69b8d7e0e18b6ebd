import { type Action, MOVES } from '../keys/keymap.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { clock } from '../text.ts'
import { cursorMoved } from './seats-cursor.ts'
import { commandOf, equalRequestOf } from './seats-equal.ts'
import { agreed, bestTaken, blockTaken, toggled } from './seats-keys.ts'
import { blocksOf, selectedIn } from './seats-list.ts'
import { CHOSEN, looksOf, OWN } from './seats-looks.ts'
import { layoutOf } from './seats-plan.ts'
import { extended, wished } from './seats-send.ts'
import { leftOf, settled } from './seats-settle.ts'
import {
  insteadOf,
  isHeld,
  MOST_TOGETHER,
  NO_WISH,
  newSeats,
  resumed,
  type SeatsState,
  seatsOf,
  showOf,
} from './seats-state.ts'
import { drawSeats } from './seats-view.ts'

/** The plan of a hall: seats are taken and given back one by one or as the best of a grade, held for some minutes, and paid. */
export const seatsScreen: Screen<SeatsState> = {
  needs: ['season', 'seats', 'hold', 'mypage'],
  about: ({ performanceId }) => ({ performanceId }),
  begin: newSeats,
  resume: resumed,
  settle: settled,
  actions(state, scene) {
    const seats = seatsOf(state, scene)
    if (!seats || !showOf(state, scene)) return ['back']
    const own: readonly Action[] = [
      ...(state.problem?.isRestricted || insteadOf(state).length > 0 ? (['agree'] as const) : []),
      'take',
      ...(state.wish.places.length > 0 ? (['pay', 'giveBack'] as const) : []),
    ]
    const time: readonly Action[] = state.hold?.mayExtend ? ['extend'] : []
    const party = ['more', 'less'] as const
    if (scene.isLinear) return [...own, 'best', ...time, ...party, 'back', ...MOVES]
    const levels = seats.map.levels.length > 1 ? (['nextPane', 'previousPane'] as const) : []
    return [...own, 'best', ...time, 'zoom', ...levels, ...party, 'back', ...MOVES, 'left', 'right']
  },
  names(state, scene) {
    const agree = state.problem?.isRestricted ? 'acceptView' : 'takeInstead'
    return { agree, nextPane: 'nextLevel', ...(isOwn(state, scene) && { take: 'giveIt' }) }
  },
  act(state, action, scene): Next<SeatsState> {
    const seats = seatsOf(state, scene)
    if (action === 'back') return back(state, scene)
    if (!seats) return { state }
    switch (action) {
      case 'take':
        return (scene.isLinear ? blockTaken : toggled)(state, seats, scene)
      case 'best':
        return bestTaken(state, seats, scene)
      case 'agree':
        return agreed(state, scene)
      case 'giveBack':
        return wished(state, NO_WISH, scene)
      case 'extend':
        return extended(state)
      case 'pay':
        return paid(state, scene)
      case 'more':
        return { state: { ...state, party: Math.min(MOST_TOGETHER, state.party + 1) } }
      case 'less':
        return { state: { ...state, party: Math.max(1, state.party - 1) } }
      case 'zoom': {
        const { plan } = layoutOf(seats.map, scene.size, state.zoom)
        return { state: { ...state, zoom: plan.pitch === 2 ? 1 : 2 } }
      }
      default:
        return { state: moved(state, action, scene) }
    }
  },
  draw: drawSeats,
  command: commandOf,
  request: equalRequestOf,
}

function moved(state: SeatsState, action: Action, scene: Scene): SeatsState {
  const [seats, show] = [seatsOf(state, scene), showOf(state, scene)]
  if (!seats || !show) return state
  if (!scene.isLinear) return cursorMoved(state, action, seats.map) ?? state
  const blocks = blocksOf(state, seats, { show, looks: looksOf(state, seats, scene) })
  const by = { up: -1, down: 1, first: -blocks.length, last: blocks.length }
  const step = action in by ? by[action as keyof typeof by] : 0 // a key of it
  const block = Math.max(0, Math.min(blocks.length - 1, selectedIn(state, blocks) + step))
  return { ...state, block }
}

function isOwn(state: SeatsState, scene: Scene): boolean {
  const seats = seatsOf(state, scene)
  if (scene.isLinear || !seats || state.cursor === undefined) return false
  const look = looksOf(state, seats, scene)[state.cursor]
  return look === OWN || look === CHOSEN
}

/** Goes back to what is on. What is held stays held until its time is over. */
function back(state: SeatsState, { now }: Scene): Next<SeatsState> {
  const left = leftOf(state, now)
  return {
    state,
    go: { place: 'season' },
    ...(left !== undefined && { note: (words) => words.seats.stay(clock(left)) }),
  }
}

/** Goes on to the payment with the seats that are held. */
function paid(state: SeatsState, scene: Scene): Next<SeatsState> {
  const show = showOf(state, scene)
  if (!show || state.line.isBusy() || !state.hold || !isHeld(state))
    return { state, note: (words) => words.seats.payLater(state.line.isBusy()) }
  if (insteadOf(state).length > 0) return { state, note: (words) => words.seats.leavesSingle }
  const { until } = state.hold
  const lines = state.hold.lines.map(({ places = [], ...line }) => ({ ...line, places }))
  const held = { lines, until, accepts: state.accepts }
  return { state, go: { place: 'book', with: { ...show, held } } }
}
