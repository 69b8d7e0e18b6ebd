import { FREE, NOT_SOLD, TAKEN } from '@outerpark/core/hall'
import { formatMoney, grouped } from '@outerpark/core/kernel'
import { FLAG_MARKS, shownFlag } from '../../output/hall-marks.ts'
import { widthOf } from '../../text/width.ts'
import { ends, line, type Piece } from '../parts/line.ts'
import { unbroken, wrapUnbroken } from '../parts/unbroken.ts'
import type { View } from '../view.ts'
import { BOOKED, CHOSEN, OWN, signsOf } from './seats-looks.ts'
import { gradeAt, type Told } from './seats-own.ts'

/** The letter of each grade with its price and how many are free, and the other signs. */
export function legendLines(told: Told, view: View): readonly string[] {
  const { paint, size, words, language } = view
  const named = gradesIn(told)
  const wide = Math.max(0, ...named.map(({ grade }) => widthOf(grade)))
  const grades = named.map(({ letter, grade, price, free }) => {
    const name = ` ${grade}${' '.repeat(wide - widthOf(grade))} ${formatMoney(price, language)}`
    const long = free === 0 ? words.season.soldOut : words.seats.free(grouped(free))
    const fits = widthOf(letter + name) + widthOf(long) < size.columns
    const said = fits ? long : grouped(free)
    return ends(
      paint,
      size.columns,
      [['accent', letter], name],
      [[free === 0 ? 'quiet' : 'plain', said]],
    )
  })
  return [...grades, ...signLines(told, view)]
}

/** The same in one line: the letters, and how many are free. */
export const shortLegend = (told: Told, { paint, size, words }: View): string =>
  line(
    paint,
    size.columns,
    ...gradesIn(told).flatMap(({ letter, grade, free }): readonly Piece[] => [
      ['accent', letter],
      ` ${grade} ${free === 0 ? words.season.soldOut : words.seats.free(grouped(free))}   `,
    ]),
  )

/** How many seats `b` takes, and of which grade. */
export function partyLine({ state, map }: Told, { paint, size, words }: View): string {
  const grade = gradeAt(map, state.cursor ?? map.focus)
  return line(paint, size.columns, ['key', 'b'], ` ${words.seats.party(state.party, grade)}`)
}

/** The grades on sale, each with its letter and how many of its seats are free. */
function gradesIn({ show, map, looks }: Told) {
  const free = map.grades.map(() => 0)
  for (let seat = 0; seat < map.count; seat++) {
    const grade = map.gradeOf[seat] ?? 0
    if (looks[seat] === FREE) free[grade] = (free[grade] ?? 0) + 1
  }
  return show.grades.flatMap(({ grade, price }) => {
    const at = map.grades.indexOf(grade)
    const letter = signsOf(map).grades[at] ?? ''
    return at < 0 ? [] : [{ letter, grade, price, free: free[at] ?? 0 }]
  })
}

/** The signs that the plan has now, with their meanings. */
function signLines({ map, looks }: Told, view: View): readonly string[] {
  const { words, size, paint } = view
  const signs = signsOf(map)
  const { looks: named, flags } = words.seats
  const has = new Set<number>(looks)
  const shown = new Set(
    Array.from(map.flags, (bits, seat) => (looks[seat] === FREE ? shownFlag(bits) : undefined)),
  )
  const marks = (['wheelchair', 'companion', 'restricted'] as const).filter((flag) =>
    shown.has(flag),
  )
  const all = [
    ...(has.has(OWN) ? [`${signs.own} ${named.own}`] : []),
    ...(has.has(BOOKED) ? [`${signs.booked} ${named.booked}`] : []),
    ...(has.has(CHOSEN) ? [`${signs.chosen} ${named.chosen}`] : []),
    ...(has.has(TAKEN) ? [`${signs.taken} ${named.taken}`] : []),
    ...(has.has(NOT_SOLD) ? [`${signs.notSold} ${named.notSold}`] : []),
    ...marks.map((flag) => `${FLAG_MARKS[flag]} ${flags[flag]}`),
  ]
  return wrapUnbroken(all.map(unbroken).join('  '), size.columns).map((each) =>
    paint('quiet', each.trimEnd()),
  )
}
