import type { Booked } from '@outerpark/core/mypage'
import type { ViewDatabase } from './view-database.ts'

/** What all bookings of one grade of a performance say alike. */
export type Show = Pick<
  Booked,
  'performanceId' | 'title' | 'venue' | 'startsAt' | 'grade' | 'currency'
>

export type Shows = {
  /** The number of what a booking says; the position of the booking, if none has said it before. */
  readonly numberOf: (booking: Booked) => number
}

/**
 * Numbers shows. The numbers follow from the bookings in their order and from nothing else, so whoever numbers the same
 * bookings again finds the same numbers.
 *
 * @param known with their numbers, in their order
 * @param isNew is called with each show that gets a number
 */
export function numberShows(
  known: Iterable<readonly [number, Show]>,
  isNew: (number: number, show: Show) => void,
): Shows {
  // Of a performance there are few: a search costs less than a key that has all of it.
  const ofPerformance = new Map<string, { readonly number: number; readonly show: Show }[]>()
  const add = (number: number, show: Show): void => {
    const others = ofPerformance.get(show.performanceId)
    if (others) others.push({ number, show })
    else ofPerformance.set(show.performanceId, [{ number, show }])
  }
  for (const [number, show] of known) add(number, show)
  return {
    numberOf(booking) {
      for (const { number, show } of ofPerformance.get(booking.performanceId) ?? [])
        if (isSame(show, booking)) return number
      const show = showOf(booking)
      add(booking.position, show)
      isNew(booking.position, show)
      return booking.position
    },
  }
}

/** All shows of a view, with their numbers, in their order. */
export function* showsIn(view: ViewDatabase): Generator<readonly [number, Show]> {
  const rows = view.prepare<[], [number, string]>('SELECT show, facts FROM shows ORDER BY show')
  // `appendSteps` wrote them.
  for (const [number, facts] of rows.raw().all()) yield [number, JSON.parse(facts) as Show]
}

function showOf({ performanceId, title, venue, startsAt, grade, currency }: Booked): Show {
  return { performanceId, title, venue, startsAt, grade, currency }
}

function isSame(a: Show, b: Show): boolean {
  return (
    a.grade === b.grade &&
    a.startsAt === b.startsAt &&
    a.title === b.title &&
    a.venue === b.venue &&
    a.currency === b.currency
  )
}
