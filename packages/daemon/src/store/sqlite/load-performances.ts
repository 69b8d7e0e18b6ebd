import { gradeKey, type State } from '@outerpark/core/engine'
import type { HallId, MusicalId, PerformanceId } from '@outerpark/core/kernel'
import type Database from 'better-sqlite3'
import { feeFrom } from './booking-fees.ts'
import { discountLoader } from './discounts.ts'
import type { HallReader } from './hall-reader.ts'
import { placesLoader } from './halls.ts'
import type { HoldLoader } from './holds.ts'
import { type OffColumns, offFrom } from './off-sale.ts'
import { termsFrom } from './refunds.ts'

type PerformanceColumns = {
  id: PerformanceId
  musicalId: MusicalId
  title: string
  venue: string
  startsAt: string
  hall: HallId | null
  hallVersion: number | null
  refund: string | null
  fee: string | null
} & OffColumns

type GradeColumns = {
  grade: string
  price: number
  currency: string
  capacity: number
  available: number
  held: number
  sold: number
}

/**
 * @returns loads a performance and its grades into the working set, if they are not there yet. Does nothing if there
 *   is no such performance
 */
export function performanceLoader(
  db: Database.Database,
  halls: HallReader,
  holds: HoldLoader,
): (into: State, id: string) => void {
  const loadPlaces = placesLoader(db, halls)
  const loadDiscounts = discountLoader(db)
  const performanceById = db.prepare<[string], PerformanceColumns>(
    `SELECT p.id, p.musical_id AS musicalId, m.title, m.venue, p.starts_at AS startsAt,
       p.hall, p.hall_version AS hallVersion, p.refund, p.booking_fee AS fee, p.off, p.off_reason AS offReason
     FROM performances p JOIN musicals m ON m.id = p.musical_id WHERE p.id = ?`,
  )
  const gradesOf = db.prepare<[string], GradeColumns>(
    `SELECT grade, price, currency, capacity, available, held, sold FROM grades_with_seats
     WHERE performance_id = +? ORDER BY place`,
  )
  return (into, id) => {
    if (into.performances.has(id)) return
    const found = performanceById.get(id)
    if (!found) return
    const grades = gradesOf.all(id).map(({ price, currency, ...grade }) => ({
      performanceId: found.id,
      ...grade,
      price: { amount: price, currency },
    }))
    const {
      hall: hallId,
      hallVersion: version,
      refund,
      fee,
      off,
      offReason,
      ...performance
    } = found
    const hall = hallId === null || version === null ? undefined : { id: hallId, version }
    const names = grades.map(({ grade }) => grade)
    into.performances.load(id, {
      ...{ ...performance, grades: names },
      ...(hall && { hall }),
      ...termsFrom(refund),
      ...feeFrom(fee),
      ...offFrom({ off, offReason }),
    })
    loadDiscounts(into, found.musicalId)
    if (hall) {
      loadPlaces(into, found.id, hall)
      holds.ofPerformance(into, found.id)
    }
    for (const grade of grades) into.grades.load(gradeKey(id, grade.grade), grade)
  }
}
