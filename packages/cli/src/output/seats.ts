import type { Seat, SeatMap } from '@outerpark/core/hall'
import { grouped } from '@outerpark/core/kernel'
import type { SeatState, SeatsDrawn, SeatsNow } from '../hall/seats-now.ts'
import { showTime } from '../text/hall.ts'
import { moneyText } from '../text/money.ts'
import { words } from '../words/words.ts'
import { planOf, type Shown, type Sign, signsShown } from './hall-plan.ts'
import { forPeople } from './outlet.ts'
import type { Paint } from './paint.ts'
import { table } from './table.ts'

/** The sign of a seat that nobody can book now; a free one has that of its grade. */
const MARKS = { taken: 'x', yours: '*', 'not-on-sale': '-' } as const
/** A seat of another grade than the one that was asked for. */
const OTHER = '·'

type Drawn = Pick<SeatsDrawn, 'map' | 'states'>

/** The plan of a performance with the state of each seat, and how many are free. */
export function seatsText(data: SeatsNow, drawn: Drawn, paint: Paint, room: number): string {
  const { title, startsAt, hall, performanceId, grades } = data
  const signs = signsOf(data, drawn, paint)
  const { lines, needed, shown } = planOf(drawn.map, { room, paint, signs })
  return [
    `${paint.strong(title)}, ${showTime(startsAt)}, ${hall.name}`,
    forPeople(lines).join('\n'),
    ...(needed === undefined ? [] : [words().halls.seatsCut(needed, performanceId)]),
    legendOf(data, drawn.map, shown),
    freeText(grades, paint, room),
  ].join('\n\n')
}

function signsOf({ seats, grades }: SeatsNow, { map, states }: Drawn, paint: Paint) {
  const signs = new Map<Seat, Sign>()
  const paints: Readonly<Record<keyof typeof MARKS, Sign['paint']>> = {
    ...{ taken: paint.quiet, 'not-on-sale': paint.quiet, yours: paint.good },
  }
  const shown = new Set(grades.map(({ grade }) => grade))
  const isWhole = seats.length === map.count
  for (const [seat, state] of states.entries()) {
    const isShown = isWhole || shown.has(map.grades[map.gradeOf[seat] ?? -1] ?? '')
    if (!isShown) signs.set(seat, { text: OTHER, paint: paint.quiet })
    else if (state !== 'free') signs.set(seat, { text: MARKS[state], paint: paints[state] })
  }
  return signs
}

/** What the signs of the plan mean: those that it has. */
function legendOf({ seats, grades }: SeatsNow, map: SeatMap, shown: Shown): string {
  const { halls } = words()
  const has = new Set<SeatState>(seats.map(({ state }) => state))
  const names = grades.map(({ grade }) => grade)
  const unfree = (['taken', 'yours', 'not-on-sale'] as const).filter((state) => has.has(state))
  return [
    ...signsShown(map, names, shown),
    ...unfree.map((state) => `${MARKS[state]} ${halls.states[state]}`),
    ...(seats.length < map.count ? [`${OTHER} ${halls.otherGrade}`] : []),
  ].join('   ')
}

function freeText(grades: SeatsNow['grades'], paint: Paint, room: number): string {
  const { grade, price, seats } = words().columns
  const right = (title: string) => ({ title, align: 'right' }) as const
  return table(
    [{ title: grade }, right(price), right(words().halls.columns.free), right(seats)],
    grades.map((each) => [
      ...[each.grade, moneyText(each.price), grouped(each.free), grouped(each.seats)],
    ]),
    paint,
    room,
  )
}
