import { gradesOf } from '@outerpark/core/engine'
import { mapOf } from '@outerpark/core/hall'
import { isOver } from '@outerpark/core/kernel'
import type { Performance } from '@outerpark/core/musical'
import { nameKey } from '@outerpark/core/names'
import { byName } from '../hall-order.ts'
import type { SeasonQueries } from '../season-queries.ts'
import { newestPage, pageOf } from './lists.ts'
import type { State } from './state.ts'

/** Queries for musicals and performances. They scan all rows. */
export function seasonQueries({ office, events }: State): SeasonQueries {
  const performanceOf = (id: string): Performance | undefined => {
    const row = office.performances.get(id)
    if (!row) return undefined
    const grades = gradesOf(office, row)
      .filter(({ capacity }) => capacity > 0)
      .map(({ performanceId: _, ...grade }) => grade)
    return { ...row, grades }
  }
  return {
    async musicals(request) {
      const rows = office.musicals.values()
      const wanted = rows.filter(({ id }) => id.startsWith(request.idPrefix ?? ''))
      return newestPage(wanted, request, (row) => row)
    },
    musical: async (id) => office.musicals.get(id),
    discounts: async (id) => office.discounts.get(id)?.discounts ?? [],
    async performances(request) {
      const rows = office.performances
        .values()
        .filter(({ id }) => id.startsWith(request.idPrefix ?? ''))
        .filter(
          ({ musicalId }) => request.musicalId === undefined || musicalId === request.musicalId,
        )
        .filter(({ id, title, startsAt }) => {
          const { from = 0, to = Number.POSITIVE_INFINITY, title: part = '', available } = request
          const ms = Date.parse(startsAt)
          if (ms < from || ms >= to || !nameKey(title).includes(nameKey(part))) return false
          return !available || hasFreeSeats(performanceOf(id))
        })
        .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
      return pageOf(rows, request, ({ id }) => performanceOf(id) as Performance) // it is one of the rows
    },
    performance: async (id) => performanceOf(id),
    cancelledWithSeats: async () => cancelledWithSeats(office),
    halls: async () => byName(office.halls.values()),
    async hall(id, version) {
      const newest = office.halls.get(id)
      if (version === undefined || newest?.version === version) return newest
      const event = events.find(
        (each) => each.type === 'HallPlanned' && each.hallId === id && each.version === version,
      )
      if (event?.type !== 'HallPlanned') return undefined
      const { plan, only, actor: by, at } = event
      return { id, version, plan, map: mapOf(plan), planned: { by, at }, ...(only && { only }) }
    },
    async seatStates(id) {
      const [hall, row] = [office.performances.get(id)?.hall, office.places.get(id)]
      return hall && row && { hall, states: new TextDecoder().decode(row.states) }
    },
    async nextStart(after) {
      const starts = office.performances.values().map(({ startsAt }) => Date.parse(startsAt))
      const later = starts.filter((start) => start > after)
      return later.length > 0 ? Math.min(...later) : undefined
    },
  }
}

const hasFreeSeats = (performance: Performance | undefined): boolean =>
  performance !== undefined &&
  !performance.off &&
  performance.grades.some(({ available }) => available > 0)

const cancelledWithSeats = ({ performances, reservations }: State['office']) =>
  performances
    .values()
    .filter(({ off }) => off?.state === 'cancelled')
    .map(({ id }) => id)
    .filter((id) =>
      reservations.values().some((row) => row.performanceId === id && !isOver(row.status)),
    )
