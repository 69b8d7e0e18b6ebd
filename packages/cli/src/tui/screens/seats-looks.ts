import { FREE, NOT_SOLD, type Seat, type SeatMap, seatOf, TAKEN } from '@outerpark/core/hall'
import { FLAG_MARKS, gradeMarks, shownFlag } from '../../output/hall-marks.ts'
import { hasUnicode } from '../../text/unicode.ts'
import type { HallSeats } from '../model/seats.ts'
import type { Scene } from '../screen.ts'
import type { Meaning } from '../style.ts'
import { bookedBy, isHeld, placesIn, type SeatsState } from './seats-state.ts'

/** By seat, besides the states of the box office: {@link OWN} and {@link CHOSEN}. */
export type Looks = Uint8Array

/** wanted by the person at the terminal: held already, or asked for */
export const OWN = 0x6f // o
/** booked by the person at the terminal */
export const BOOKED = 0x62 // b
/** chosen, and not held: something has to be done first */
export const CHOSEN = 0x3f // ?

/**
 * What each seat is for the person at the terminal. What they hold and do not want any more is free.
 * @param scene has what they have booked
 */
export function looksOf(
  state: SeatsState,
  { map, states }: HallSeats,
  scene: Pick<Scene, 'snapshot'>,
): Looks {
  const looks = states.slice()
  const mark = (ids: readonly string[], look: (before: number) => number): void => {
    for (const id of ids) {
      const seat = seatOf(map, id)
      if (seat !== undefined) looks[seat] = look(looks[seat] ?? NOT_SOLD)
    }
  }
  const held = placesIn(state.hold)
  mark([...held, ...state.givenBack], (before) => (before === TAKEN ? FREE : before))
  mark(state.lost, () => TAKEN)
  mark(bookedBy(state, scene), (before) => (before === TAKEN ? BOOKED : before))
  mark(state.wish.places, () => OWN)
  if (state.problem && !isHeld(state) && !state.line.isBusy()) {
    const kept = new Set(held)
    mark(
      state.wish.places.filter((id) => !kept.has(id)),
      () => CHOSEN,
    )
  }
  return looks
}

/** The signs of the plan, and a letter of its own for each grade. */
export type Signs = {
  readonly grades: readonly string[]
  readonly taken: string
  readonly own: string
  readonly booked: string
  readonly chosen: string
  readonly notSold: string
}

const BETTER = { taken: '·', own: '●', booked: '■', chosen: '○' }
const ASCII = { taken: '.', own: '*', booked: '#', chosen: '?' }
const OTHERS = [...'abdefgijklmnpqrstuvyzABDEFGIJKLMNPQRSTUVXYZ0123456789']

const known = new WeakMap<SeatMap, Signs>()

/** The signs for a plan, as the terminal has them. */
export function signsOf(map: SeatMap): Signs {
  const found = known.get(map)
  if (found) return found
  const signs = { ...(hasUnicode() ? BETTER : ASCII), notSold: '-', grades: lettersOf(map) }
  known.set(map, signs)
  return signs
}

/** The letters of the plans of the CLI in lower case. One that means a flag stays a capital. */
function lettersOf({ grades }: SeatMap): readonly string[] {
  const taken = new Set<string>([...Object.values(FLAG_MARKS), 'o', 'x'])
  return gradeMarks(grades).map((mark) => {
    const letter = [mark.toLowerCase(), mark, ...OTHERS].find((each) => !taken.has(each)) ?? '?'
    taken.add(letter)
    return letter
  })
}

export type SeatSign = { readonly text: string; readonly meaning: Meaning }

/** The signs of a seat, from left to right. The second one, for which only wide plans have room, is its flag. */
export function seatSigns(
  map: SeatMap,
  seat: Seat,
  look: number,
  pitch: 1 | 2,
): readonly SeatSign[] {
  const signs = signsOf(map)
  if (look === OWN) return [{ text: signs.own, meaning: 'good' }]
  if (look === BOOKED) return [{ text: signs.booked, meaning: 'good' }]
  if (look === CHOSEN) return [{ text: signs.chosen, meaning: 'warn' }]
  // Without a colour of their own: hundreds of them would make each line long.
  if (look === TAKEN) return [{ text: signs.taken, meaning: 'plain' }]
  if (look !== FREE) return [{ text: signs.notSold, meaning: 'quiet' }]
  const grade = { text: signs.grades[map.gradeOf[seat] ?? -1] ?? '?', meaning: 'plain' } as const
  const flag = shownFlag(map.flags[seat] ?? 0)
  if (flag === undefined) return [grade]
  const mark = { text: FLAG_MARKS[flag], meaning: 'warn' } as const
  return pitch === 2 ? [grade, mark] : [mark]
}
