import { asId } from '@outerpark/core/kernel'
import type { Queries } from '@outerpark/core/ports'
import type Database from 'better-sqlite3'
import { byName } from '../hall-order.ts'
import type { HallReader } from './hall-reader.ts'

type States = { readonly id: string; readonly version: number; readonly states: string }

/** Queries for halls, and for the seats of a performance. */
export function hallQueries(
  db: Database.Database,
  read: HallReader,
): Pick<Queries, 'halls' | 'hall' | 'seatStates'> {
  const states = db.prepare<[string], States>(
    `SELECT p.hall AS id, p.hall_version AS version, CAST(s.states AS TEXT) AS states
     FROM seat_states s JOIN performances p ON p.id = s.performance WHERE s.performance = ?`,
  )
  return {
    halls: async () => byName(read.all()),
    hall: async (id, version) =>
      version === undefined ? read.newest(id) : read.version({ id, version }),
    async seatStates(performance) {
      const found = states.get(performance)
      if (!found) return undefined
      const { id, version, states: text } = found
      return { hall: { id: asId<'hall'>(id), version }, states: text }
    },
  }
}
