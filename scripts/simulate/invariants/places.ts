import type { PlacesRow } from '@outerpark/core/engine'
import type { HallPlanned } from '@outerpark/core/hall'
import type { PerformanceAdded } from '@outerpark/core/musical'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { Reserved, SeatsHeld } from '@outerpark/core/reservation'
import { wronglySeated } from './best.ts'
import { type HallModel, isKept, modelOf, type Seats } from './hall-model.ts'
import { type Held, heldKey, heldPlaces, type Known } from './known.ts'
import { linesIn } from './lines.ts'
import { wronglyPicked } from './picks.ts'

/** A performance whose seats have numbers, as the log says. */
export type Numbered = { readonly model: HallModel; readonly free: Set<string> }

/** Keeps which seats with numbers are free. It reads only the log. */
export function placeBook() {
  const halls = new Map<string, HallModel[]>()
  const performances = new Map<string, Numbered>()

  const planned = ({ hallId, version, plan }: HallPlanned): string | undefined => {
    const versions = halls.get(hallId) ?? []
    halls.set(hallId, [...versions, modelOf(plan)])
    return version === versions.length + 1 ? undefined : `${hallId} got version ${version}`
  }

  const added = ({ performanceId, hall, grades }: PerformanceAdded): string | undefined => {
    if (!hall) return undefined
    const versions = halls.get(hall.id) ?? []
    const model = versions[hall.version - 1]
    if (!model || versions.length !== hall.version)
      return `${performanceId} has version ${hall.version} of ${versions.length}`
    const free = new Set(model.seats.filter((seat) => !isKept(model, seat)))
    performances.set(performanceId, { model, free })
    const wrong = grades.find(({ grade, seats }) => seats !== countOf(model, free, grade))
    return wrong && `${wrong.seats} seats of ${wrong.grade} are on sale in ${hall.id}`
  }

  return {
    /** Reads an event. Gives an error if its seats are not what they should be. */
    read(event: RecordedEvent, known: Known): string | undefined {
      switch (event.type) {
        case 'HallPlanned':
          return planned(event)
        case 'PerformanceAdded':
          return added(event)
        case 'Reserved':
        case 'SeatsHeld':
          return taken(event, performances.get(event.performanceId), known)
        case 'HoldEnded':
        case 'PaymentDeclined':
        case 'ReservationCancelled':
        case 'ReservationExpired': {
          const { free } = performances.get(event.performanceId) ?? {}
          for (const place of placesOf(event)) free?.add(place)
          return undefined
        }
        default:
          return undefined
      }
    },
    numbered: (performanceId: string): Numbered | undefined => performances.get(performanceId),
    /** The states of a performance are what its open reservations and its holds say. */
    fitReservations(row: PlacesRow, known: Known): string | undefined {
      const numbered = performances.get(row.performanceId)
      if (numbered) return wronglyTaken(numbered.model, row, known)
      return `${row.performanceId} has states, and its seats have no numbers`
    },
  }
}

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
  { state, holds }: Known,
): string | undefined {
  const taken = new Map<string, number>()
  for (const row of state.office.reservations.values()) {
    if (row.performanceId !== performanceId) continue
    if (row.status !== 'awaiting-payment' && row.status !== 'confirmed') continue
    for (const place of placesOf(row)) taken.set(place, (taken.get(place) ?? 0) + 1)
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

const countOf = ({ gradeOf }: HallModel, seats: Seats, grade: string): number =>
  [...seats].filter((seat) => gradeOf.get(seat) === grade).length

/** A booking or a hold takes free seats of its grades, as many as it has: those that were chosen, or good ones. */
function taken(
  event: (Reserved | SeatsHeld) & RecordedEvent,
  numbered: Numbered | undefined,
  { asked }: Known,
): string | undefined {
  const places = placesOf(event)
  const [who, purpose] =
    event.type === 'Reserved'
      ? [event.reservationId, 'book' as const]
      : [heldKey(event), 'hold' as const]
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
      const acceptRestricted = wish?.acceptRestricted ?? false
      const wrong = wronglySeated(model, free, { grade, seats, acceptRestricted }, own)
      if (wrong) return `${who}: ${wrong}`
    }
    for (const place of own) free.delete(place)
  }
  if (!wish?.picks) return undefined
  const wrong = wronglyPicked(model, before, { ...wish, picks: wish.picks }, places, purpose)
  return wrong && `${who}: ${wrong}`
}
