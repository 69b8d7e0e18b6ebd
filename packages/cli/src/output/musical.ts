import type {
  MusicalResponse,
  PerformanceResponse,
  RegisteredMusicalResponse,
  SeasonResponse,
} from '@outerpark/core/contract'
import { grouped } from '@outerpark/core/kernel'
import type { Page } from '../client/client.ts'
import type { ShownMusical } from '../client/lookups.ts'
import { showTime, timeColumn } from '../text/hall.ts'
import { moneyText } from '../text/money.ts'
import { policyLines } from '../text/refund.ts'
import { lowestPrice } from '../text/seats.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { details, table } from './table.ts'

export function musicalText(musical: MusicalResponse, paint: Paint, room?: number): string {
  const { id, title, venue, runningMinutes, timeZone } = musical
  return details(
    [
      [words().labels.musical, { text: id, paint: paint.strong }],
      [words().labels.title, title],
      [words().labels.venue, venue],
      ...(runningMinutes === null
        ? []
        : [[words().labels.minutes, String(runningMinutes)] as const]),
      ...(timeZone ? [[words().labels.timeZone, timeZone] as const] : []),
      ...feeRows(musical),
      ...refundRows(musical),
    ],
    paint,
    room,
  )
}

/** The booking fee of each seat. */
const feeRows = ({ bookingFee }: Pick<MusicalResponse, 'bookingFee'>) =>
  bookingFee
    ? [[words().labels.bookingFee, words().refunds.feeOfSeat(moneyText(bookingFee))] as const]
    : []

/** The refund policy, a line for each rule. Without one everything goes back, as people expect. */
const refundRows = ({ refund }: Pick<MusicalResponse, 'refund'>) =>
  refund
    ? policyLines(refund).map((line, at) => [at === 0 ? words().labels.refunds : '', line] as const)
    : []

export function musicalsText(
  { items }: Page<MusicalResponse>,
  paint: Paint,
  room?: number,
): string {
  return table(
    [
      { title: words().columns.id },
      { title: words().columns.title, long: 'cut' },
      { title: words().columns.venue, long: 'cut' },
      { title: words().columns.min, align: 'right' },
    ],
    items.map(({ id, title, venue, runningMinutes }) => [
      id,
      title,
      venue,
      String(runningMinutes ?? ''),
    ]),
    paint,
    room,
  )
}

export function registeredText(
  registered: RegisteredMusicalResponse,
  paint: Paint,
  room?: number,
): string {
  const { musical, performances } = registered
  return `${musicalText(musical, paint, room)}\n\n${performancesText({ items: performances }, paint, room)}`
}

export function seasonText({ musicals }: SeasonResponse, paint: Paint, room?: number): string {
  return table(
    [
      { title: words().columns.id },
      { title: words().columns.title, long: 'cut' },
      { title: words().columns.performances, align: 'right' },
      { title: words().columns.seats, align: 'right' },
    ],
    musicals.map(({ musical, performances }) => [
      musical.id,
      musical.title,
      String(performances.length),
      grouped(capacity(performances)),
    ]),
    paint,
    room,
  )
}

export function performancesText(
  { items }: { readonly items: readonly PerformanceResponse[] },
  paint: Paint,
  room?: number,
): string {
  const times = timeColumn(items.map(({ startsAt }) => startsAt))
  return table(
    [
      { title: words().columns.id },
      { title: times.title },
      { title: words().columns.title, long: 'cut' },
      { title: words().columns.venue, long: 'cut', spare: 1 },
      { title: words().columns.from, align: 'right', spare: 2 },
      seatsLeft(),
    ],
    items.map(({ id, startsAt, title, venue, grades, off }) => [
      id,
      times.show(startsAt),
      ...[title, venue, lowestPrice(grades), off ? offText(off) : left(grades)],
    ]),
    paint,
    room,
  )
}

/** Which grades are left is what people look for, so the names of most halls are shown whole. */
const seatsLeft = () => ({ title: words().columns.seatsLeft, long: 'cut', least: 32 }) as const

/** A musical with its performances to come, each with its prices and seats left. */
export function shownMusicalText(
  { performances, ...musical }: ShownMusical,
  paint: Paint,
  room?: number,
): string {
  const head = musicalText(musical, paint, room)
  if (performances.length === 0) return `${head}\n\n${words().shown.noneToCome}`
  const times = timeColumn(performances.map(({ startsAt }) => startsAt))
  const rows = performances.map(({ id, startsAt, grades, off }) => [
    id,
    times.show(startsAt),
    ...[lowestPrice(grades), off ? offText(off) : left(grades)],
  ])
  const from = { title: words().columns.from, align: 'right' } as const
  const columns = [{ title: words().columns.id }, { title: times.title }, from, seatsLeft()]
  return `${head}\n\n${table(columns, rows, paint, room)}`
}

export const addedText = (
  { performances }: { readonly performances: readonly PerformanceResponse[] },
  paint: Paint,
  room?: number,
) => performancesText({ items: performances }, paint, room)

export function performanceText(
  performance: PerformanceResponse,
  paint: Paint,
  room?: number,
): string {
  const { id, title, venue, startsAt, hall, grades, off } = performance
  const head = details(
    [
      [words().labels.performance, { text: id, paint: paint.strong }],
      [words().labels.title, title],
      [words().labels.venue, venue],
      [words().labels.startsAt, showTime(startsAt)],
      ...(hall
        ? [[words().labels.plan, words().halls.ofVersion(hall.id, hall.version)] as const]
        : []),
      ...(off ? [[words().labels.sale, offText(off)] as const] : []),
      ...feeRows(performance),
      ...refundRows(performance),
    ],
    paint,
    room,
  )
  const { price, capacity, available, held, sold } = words().columns
  const columns = [price, capacity, available, held, sold].map(
    (title) => ({ title, align: 'right' }) as const,
  )
  const rows = grades.map(({ grade, price, capacity, available, held, sold }) => [
    grade,
    moneyText(price),
    ...[capacity, available, held, sold].map(String),
  ])
  return `${head}\n\n${table([{ title: words().columns.grade, long: 'cut' }, ...columns], rows, paint, room)}`
}

/** Why it is not on sale: `cancelled: the lead is ill` */
const offText = ({ state, reason }: NonNullable<PerformanceResponse['off']>): string =>
  [words().seasons.offSale[state], ...(reason === undefined ? [] : [reason])].join(': ')

type Grades = PerformanceResponse['grades']

/** `VIP 372  R 12  sold out: S, A` */
function left(grades: Grades): string {
  const free = grades.filter(({ available }) => available > 0)
  const gone = grades.filter(({ available }) => available === 0).map(({ grade }) => grade)
  if (free.length === 0) return words().shown.soldOut
  const seats = free.map(({ grade, available }) => `${grade} ${available}`)
  return [
    ...seats,
    ...(gone.length > 0 ? [`${words().shown.soldOut}: ${gone.join(', ')}`] : []),
  ].join('  ')
}

const capacity = (performances: readonly PerformanceResponse[]) =>
  performances.flatMap(({ grades }) => grades).reduce((sum, grade) => sum + grade.capacity, 0)
