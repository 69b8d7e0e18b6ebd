import { type GradeRow, gradeKey } from '@outerpark/core/engine'
import type { Money } from '@outerpark/core/kernel'
import type { GradeTerms, PerformanceReplanned } from '@outerpark/core/musical'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { Reserved, SeatsHeld } from '@outerpark/core/reservation'
import { type History, heldKey, type Known, nameOf } from './known.ts'
import { linesIn } from './lines.ts'
import type { Subject } from './subject.ts'

/** Keeps what is on sale of each grade, and what was. It reads only the log. */
export function saleBook() {
  const onSale = new Map<string, GradeTerms>()
  const everAsked = new Map<string, Set<number>>()
  const changes = new Set<string>()

  const put = (key: string, { seats, price }: GradeTerms): void => {
    onSale.set(key, { seats, price })
    const asked = everAsked.get(key) ?? new Set()
    everAsked.set(key, asked.add(price.amount))
  }

  return {
    /** Reads an event. Gives an error if it does not fit what was on sale before it. */
    read(event: RecordedEvent): string | undefined {
      switch (event.type) {
        case 'PerformanceAdded':
          for (const each of event.grades) put(gradeKey(event.performanceId, each.grade), each)
          return undefined
        case 'GradeChanged': {
          const key = gradeKey(event.performanceId, event.grade)
          const before = onSale.get(key)
          put(key, event)
          if (changes.has(event.causationId)) return `${event.causationId} was carried out twice`
          changes.add(event.causationId)
          return before && termsOf(before) === termsOf(event.was)
            ? undefined
            : `${key} was ${before && termsOf(before)}, and its change says ${termsOf(event.was)}`
        }
        case 'PerformanceReplanned': {
          const wrong = wrongTerms(event, onSale)
          for (const each of event.grades) put(gradeKey(event.performanceId, each.grade), each)
          return wrong
        }
        case 'Reserved':
        case 'SeatsHeld':
          return pricedAs(event, (grade) => onSale.get(gradeKey(event.performanceId, grade))?.price)
        default:
          return undefined
      }
    },
    /** The row of a grade has the price and the capacity that the events say. */
    isOnSale({ performanceId, grade, capacity: seats, price }: GradeRow): string | undefined {
      const key = gradeKey(performanceId, grade)
      const terms = onSale.get(key)
      if (terms && termsOf(terms) === termsOf({ seats, price })) return undefined
      return `${key} has ${termsOf({ seats, price })}, and the events say ${terms && termsOf(terms)}`
    },
    /** The grades of a performance, whether they have seats or not. */
    gradesOf: (performanceId: string): readonly string[] =>
      termsOfAll(onSale, performanceId).map(([grade]) => grade),
    /** What one seat costs now. */
    priceOf: (performanceId: string, grade: string): number | undefined =>
      onSale.get(gradeKey(performanceId, grade))?.price.amount,
    /** Whether one seat has ever cost this much. */
    everCost: (performanceId: string, grade: string, amount: number): boolean =>
      everAsked.get(gradeKey(performanceId, grade))?.has(amount) ?? false,
  }
}

/** What is on sale of a performance, by grade. */
function termsOfAll(onSale: ReadonlyMap<string, GradeTerms>, performanceId: string) {
  const all = gradeKey(performanceId, '')
  return [...onSale].flatMap(([key, terms]) =>
    key.startsWith(all) ? [[key.slice(all.length), terms] as const] : [],
  )
}

/** Another plan keeps all grades with their prices. */
function wrongTerms(
  { performanceId, grades }: PerformanceReplanned,
  onSale: ReadonlyMap<string, GradeTerms>,
): string | undefined {
  const before = new Map(termsOfAll(onSale, performanceId))
  const lost = [...before.keys()].find((name) => grades.every(({ grade }) => grade !== name))
  if (lost) return `${lost} of ${performanceId} is lost with another plan`
  const wrong = grades.find(({ grade, had, price }) => {
    const terms = before.get(grade) ?? { seats: 0, price }
    return termsOf({ seats: had, price }) !== termsOf(terms)
  })
  return wrong && `the terms of ${wrong.grade} of ${performanceId} are others with another plan`
}

export type SaleBook = ReturnType<typeof saleBook>

const termsOf = ({ seats, price }: GradeTerms) => `${seats} at ${price.amount} ${price.currency}`

/** Each line of a booking or a hold costs what was on sale at its place in the log, and all of them make its seats and its amount. */
function pricedAs(
  taken: Reserved | SeatsHeld,
  priceOf: (grade: string) => Money | undefined,
): string | undefined {
  const { seats, amount, currency } = taken
  const who = taken.type === 'Reserved' ? taken.reservationId : heldKey(taken)
  let [countedSeats, counted] = [0, 0]
  for (const line of linesIn(taken)) {
    const price = priceOf(line.grade)
    if (price?.amount !== line.price || price.currency !== currency)
      return `${who} has ${line.grade} at ${line.price} ${currency}, and one was on sale at ${price?.amount} ${price?.currency}`
    countedSeats += line.seats
    counted += line.seats * line.price
  }
  if (countedSeats === seats && counted === amount) return undefined
  return `${who} costs ${amount} for ${seats} seats, and its lines ${counted} for ${countedSeats}`
}

/**
 * A booking costs what its customer was told, if it says so, and keeps its amount whatever happens.
 * @param before the reservation up to this event
 */
export function keepsItsAmount(
  event: RecordedEvent,
  before: History | undefined,
  known: Known,
): string | undefined {
  if (!('reservationId' in event) || !('amount' in event)) return undefined
  const due =
    event.type === 'Reserved' ? known.told.get(event.causationId) : before?.reserved.amount
  if (due === undefined || due === event.amount) return undefined
  return `${event.type} of ${nameOf(known, event.reservationId)} says ${event.amount}, and the customer was told ${due}`
}

/** The row of a booking has the amount with which it was made. */
export function rowKeepsItsAmount({ id, row, history }: Subject, known: Known): string | undefined {
  if (!row || !history || row.amount === history.reserved.amount) return undefined
  return `${nameOf(known, id)} was booked for ${history.reserved.amount}, and costs ${row.amount}`
}
