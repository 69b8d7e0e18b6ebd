import type { PlacesRow } from '@outerpark/core/engine'
import type { HallPlanned } from '@outerpark/core/hall'
import type { Line } from '@outerpark/core/kernel'
import type { PerformanceAdded, PerformanceReplanned } from '@outerpark/core/musical'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { Reserved, SeatsHeld } from '@outerpark/core/reservation'
import { wronglySeated } from './best.ts'
import { countOf, type HallModel, isKept } from './hall-model.ts'
import { type Held, heldKey, heldPlaces, type Known } from './known.ts'
import { linesIn } from './lines.ts'
import { wronglyPicked } from './picks.ts'
import { forSale, type PlanBook, type Planned, planBook, replannedBy } from './plans.ts'
import { endedIn, leftOfRow } from './refunds.ts'

/** A performance whose seats have numbers, as the log says. */
export type Numbered = Planned

/** A hold that has just ended with a booking. */
type JustBooked = { readonly hold: Held | undefined }

/** Keeps which seats with numbers are free. It reads only the log. */
export function placeBook() {
  const plans = planBook()
  const performances = new Map<string, Numbered>()

  const { added, replanned, freed } = changesOf(plans, performances)
  /** the performance that has to get its own plan now */
  let due: HallPlanned | undefined
  let justBooked: JustBooked | undefined
  return {
    /** Reads an event. Gives an error if its seats are not what they should be. */
    read(event: RecordedEvent, known: Known): string | undefined {
      const [own, before] = [due, justBooked]
      due = justBooked = undefined
      if (own && !isFor(own, event)) return `${own.only} does not get its own plan`
      switch (event.type) {
        case 'HallPlanned':
          due = event.only && event
          return plans.read(event)
        case 'PerformanceAdded':
          return added(event)
        case 'PerformanceReplanned':
          return replanned(event)
        case 'Reserved':
        case 'SeatsHeld':
          return taken(event, performances.get(event.performanceId), known, before?.hold)
        case 'HoldEnded': {
          const hold = known.holds.get(heldKey(event))
          if (event.because === 'booked') justBooked = { hold }
          return freed(event.performanceId, linesIn(event))
        }
        case 'SeatsCancelled':
        case 'ReservationCancelled': {
          const history = known.histories.get(event.reservationId)
          return freed(event.performanceId, history ? endedIn(event, history) : [])
        }
        case 'PaymentDeclined':
        case 'ReservationExpired':
          return freed(event.performanceId, linesIn(event))
        default:
          return undefined
      }
    },
    numbered: (performanceId: string): Numbered | undefined => performances.get(performanceId),
    /** all performances whose seats have numbers */
    all: (): Iterable<readonly [string, Numbered]> => performances,
    version: plans.version,
    /** The states of a performance are what its open reservations and its holds say. */
    fitReservations(row: PlacesRow, known: Known): string | undefined {
      const numbered = performances.get(row.performanceId)
      if (numbered) return wronglyTaken(numbered.model, row, known)
      return `${row.performanceId} has states, and its seats have no numbers`
    },
  }
}

/** What plans, and seats that are given back, change of the performances. */
function changesOf(plans: PlanBook, performances: Map<string, Numbered>) {
  const added = ({ performanceId, hall, grades }: PerformanceAdded): string | undefined => {
    if (!hall) return undefined
    const version = plans.newest(hall.id)
    if (!version || version.version !== hall.version)
      return `${performanceId} has version ${hall.version}, and the newest is ${version?.version}`
    const { model } = version
    const free = forSale(model)
    performances.set(performanceId, { ...version, free })
    const wrong = grades.find(({ grade, seats }) => seats !== countOf(model, free, grade))
    return wrong && `${wrong.seats} seats of ${wrong.grade} are on sale in ${hall.id}`
  }

  const replanned = (event: PerformanceReplanned & RecordedEvent): string | undefined => {
    const { performanceId: id, hall } = event
    const found = replannedBy(event, performances.get(id), plans.version(hall.id, hall.version))
    if ('wrong' in found) return found.wrong
    performances.set(id, found.after)
    return undefined
  }
  const freed = (performanceId: string, lines: readonly Line[]): undefined => {
    const { free } = performances.get(performanceId) ?? {}
    for (const { places = [] } of lines) for (const place of places) free?.add(place)
  }

  return { added, replanned, freed }
}

/** Whether a performance gets the plan that was recorded for it alone. */
const isFor = ({ only, version }: HallPlanned, event: RecordedEvent): boolean =>
  event.type === 'PerformanceReplanned' &&
  event.performanceId === only &&
  event.hall.version === version

/** A performance as a customer sees it: what they hold is free for their next booking or hold. */
export function beside(numbered: Numbered | undefined, hold: Held | undefined) {
  if (!numbered || !hold) return numbered
  return { ...numbered, free: new Set([...numbered.free, ...heldPlaces(hold)]) }
}

export type PlaceBook = ReturnType<typeof placeBook>

const placesOf = (booking: Parameters<typeof linesIn>[0]): readonly string[] =>
  linesIn(booking).flatMap(({ places = [] }) => places)

function wronglyTaken(
  model: HallModel,
  { performanceId, states }: PlacesRow,
  known: Known,
): string | undefined {
  const { state, holds } = known
  const taken = new Map<string, number>()
  for (const row of state.office.reservations.values()) {
    if (row.performanceId !== performanceId) continue
    if (row.status !== 'awaiting-payment' && row.status !== 'confirmed') continue
    const left = leftOfRow(row.reservationId, known).flatMap(({ places = [] }) => places)
    for (const place of left) taken.set(place, (taken.get(place) ?? 0) + 1)
  }
  for (const hold of holds.values())
    if (hold.performanceId === performanceId)
      for (const place of heldPlaces(hold)) taken.set(place, (taken.get(place) ?? 0) + 1)
  const twice = [...taken].find(([, times]) => times > 1)
  if (twice) return `${twice[0]} of ${performanceId} is given to ${twice[1]}`
  const due = model.seats.map((seat) => {
    if (taken.has(seat)) return 'x'
    return isKept(model, seat) ? '-' : '.'
  })
  const found = String.fromCharCode(...states)
  if (found === due.join('')) return undefined
  return `the seats of ${performanceId} are ${found}, and should be ${due.join('')}`
}

/** Whether the box office has chosen just these seats. */
export const choseThese = (hold: Held | undefined, places: readonly string[]): boolean =>
  hold?.best === true && heldPlaces(hold).toSorted().join() === places.toSorted().join()

const NO_TERMS = { acceptRestricted: false, split: false, wheelchairs: 0 }

/** A booking or a hold takes free seats of its grades, as many as it has: those that were chosen, or good ones. */
function taken(
  event: (Reserved | SeatsHeld) & RecordedEvent,
  numbered: Numbered | undefined,
  { asked }: Known,
  ended: Held | undefined,
): string | undefined {
  const places = placesOf(event)
  const who = event.type === 'Reserved' ? event.reservationId : heldKey(event)
  const mayLeaveOne = event.type === 'SeatsHeld' || choseThese(ended, places)
  if (!numbered) return places.length > 0 ? `${who} has places, and no hall has` : undefined
  const { model, free } = numbered
  const wish = asked.get(event.causationId)
  const before = new Set(free)
  for (const { grade, seats, places: own = [] } of linesIn(event)) {
    const what = `${who} has ${own} for ${seats} × ${grade}`
    if (own.length !== seats) return what
    const order = own.map((place) => model.seats.indexOf(place))
    if (order.some((place, n) => place === -1 || place <= (order[n - 1] ?? -1)))
      return `${what}, which are not in the order of the hall`
    if (own.some((place) => model.gradeOf.get(place) !== grade))
      return `${what}, which are of another grade`
    const taken = own.find((place) => !free.has(place))
    if (taken) return `${what}, and ${taken} was not free`
    if (!wish?.picks) {
      const wrong = wronglySeated(model, free, { ...(wish ?? NO_TERMS), grade, seats }, own)
      if (wrong) return `${who}: ${wrong}`
    }
    for (const place of own) free.delete(place)
  }
  if (!wish?.picks) return undefined
  const wrong = wronglyPicked(model, before, { ...wish, picks: wish.picks }, places, mayLeaveOne)
  return wrong && `${who}: ${wrong}`
}
