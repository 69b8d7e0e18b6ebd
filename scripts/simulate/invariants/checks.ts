import { type GradeRow, gradeKey, type PlacesRow } from '@outerpark/core/engine'
import { type HoldBook, heldAsTheLogSays } from './holds.ts'
import type { Known } from './known.ts'
import { withinCap, withinLimits } from './limits.ts'
import { linesIn, rowKeepsItsLines } from './lines.ts'
import { promisesKept } from './log.ts'
import { beliefFitsCharge, chargeFitsReservation, keyOfAPayment } from './money.ts'
import { viewFitsBooking } from './mypage.ts'
import type { noticeBook } from './notices.ts'
import { rowKeepsItsAmount, type SaleBook } from './on-sale.ts'
import type { PlaceBook } from './places.ts'
import type { SalesFigures } from './sales.ts'
import { seatsAddUp } from './seats.ts'
import { allSubjects, type Subject, subjectOf } from './subject.ts'
import { notStuck, onlyKnownErrors } from './tasks.ts'
import type { windowBook } from './windows.ts'

type Report = (invariant: string, detail: string | undefined) => void

/** What is kept of the log besides the histories of the reservations. */
export type Books = {
  readonly notices: ReturnType<typeof noticeBook>
  readonly sales: SaleBook
  readonly figures: SalesFigures
  readonly places: PlaceBook
  readonly holds: HoldBook
  readonly windows: ReturnType<typeof windowBook>
}

/**
 * The invariants that hold between any two steps. A step changes few reservations, so most checks are of the reservations
 * that it has changed: with hundreds of them in a rush, checking all takes longer than playing the step.
 */
export function checksOf(
  known: Known,
  { notices, sales, figures, places, holds, windows }: Books,
  report: Report,
) {
  const { reservations, grades } = known.state.office
  const checkReservation = (subject: Subject): void => {
    report('charges-fit-reservations', chargeFitsReservation(subject, known))
    report('beliefs-fit-charges', beliefFitsCharge(subject, known))
    report('nothing-stuck', notStuck(subject, known))
    report('only-known-errors', onlyKnownErrors(subject))
    report('every-notice-is-queued', notices.allQueued(subject))
    report('mypage-fits-the-write-side', viewFitsBooking(subject, known))
    report('bookings-keep-their-amount', rowKeepsItsAmount(subject, known))
    report('bookings-keep-their-lines', rowKeepsItsLines(subject, known))
    report('promises-are-kept', promisesKept(subject, known))
    if (!subject.row) return
    report('customers-within-limits', withinLimits(subject.row, known))
    const cap = windows.capOf(subject.row.performanceId)
    if (cap !== undefined) report('customers-within-caps', withinCap(subject.row, known, cap))
  }
  const checkGrade = (grade: GradeRow): void => {
    report('seats-add-up', seatsAddUp(grade, known))
    report('on-sale-as-the-events-say', sales.isOnSale(grade))
    report('sales-as-the-reservations-say', figures.fitTheReservations(grade, known))
  }
  const checkPlaces = (row: PlacesRow): void =>
    report('places-as-the-reservations-say', places.fitReservations(row, known))
  const checkHolds = holdCheck(known, holds, report)
  const placesOf = (rows: ReadonlySet<GradeRow>): ReadonlySet<PlacesRow> =>
    new Set([...rows].flatMap((row) => known.state.office.places.get(row.performanceId) ?? []))
  /** The grades of a reservation, or of a performance. */
  const gradesOf = (id: string): readonly GradeRow[] => {
    const row = reservations.get(id)
    if (!row) return [...grades.values()].filter(({ performanceId }) => performanceId === id)
    return linesIn(row).flatMap(({ grade }) => grades.get(gradeKey(row.performanceId, grade)) ?? [])
  }

  return {
    /** Checks these reservations and performances, and the grades of their seats. */
    check(ids: ReadonlySet<string>): void {
      const theirs = new Set<GradeRow>()
      for (const id of ids) {
        checkReservation(subjectOf(known, id))
        checkHolds(id)
        for (const grade of gradesOf(id)) theirs.add(grade)
      }
      for (const grade of theirs) checkGrade(grade)
      for (const row of placesOf(theirs)) checkPlaces(row)
    },
    /** Checks all reservations, charges and grades. */
    checkAll(): void {
      for (const charge of known.company.book().values())
        report('charges-fit-reservations', keyOfAPayment(charge))
      for (const id of allSubjects(known)) checkReservation(subjectOf(known, id))
      for (const grade of grades.values()) checkGrade(grade)
      for (const row of known.state.office.places.values()) {
        checkPlaces(row)
        checkHolds(row.performanceId)
      }
    },
  }
}

/** Checks what customers hold of a performance, and that they have no more than they may. */
const holdCheck =
  (known: Known, holds: HoldBook, report: Report) =>
  (performanceId: string): void => {
    report('held-as-the-log-says', heldAsTheLogSays(performanceId, known))
    report('hold-times-as-the-log-says', holds.times.asTheLogSays(performanceId, known))
    for (const customerId of holds.holdersOf(performanceId))
      report('customers-within-limits', withinLimits({ customerId, performanceId }, known))
  }
