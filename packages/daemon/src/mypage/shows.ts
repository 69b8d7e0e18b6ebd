import type { Booked } from '@outerpark/core/mypage'
import type { ViewDatabase } from './view-database.ts'

/** What is the same in all bookings of one grade of a performance. */
export type Show = Pick<
  Booked,
  'performanceId' | 'title' | 'venue' | 'startsAt' | 'grade' | 'currency'
>

export type Shows = {
  /** The number of the show of a booking. A new show gets the position of the booking. */
  readonly numberOf: (booking: Booked) => number
}

/**
 * Numbers shows. The numbers follow only from the bookings and their order. So the same bookings always lead to the
 * same numbers.
 *
 * @param known shows with their numbers, in the order of the numbers
 * @param isNew is called with each show that gets a new number
 */
export function numberShows(
  known: Iterable<readonly [number, Show]>,
  isNew: (number: number, show: Show) => void,
): Shows {
  // A performance has few shows: to search them costs less than to make a key of all fields.
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
  // The projector wrote them.
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
