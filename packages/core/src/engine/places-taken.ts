import {
  FREE,
  type Seat,
  type SeatMap,
  type SeatStates,
  seatOf,
  TAKEN,
  withStates,
} from '../hall/index.ts'
import { linesOf, type Seated } from '../kernel/index.ts'
import type { PlacesRow } from './rows.ts'

/** The states after seats that are free were taken. @throws if one is not free (N1) */
export const taken = ({ map, states }: PlacesRow, seated: Seated): SeatStates =>
  withStates(states, seatsIn(map, seated), FREE, TAKEN)

/** The states after seats that are taken were given back. @throws if one is not taken (N1) */
export const freed = ({ map, states }: PlacesRow, seated: Seated): SeatStates =>
  withStates(states, seatsIn(map, seated), TAKEN, FREE)

const seatsIn = (map: SeatMap, seated: Seated): Seat[] =>
  linesOf(seated).flatMap(({ places = [] }) => places.map((id) => numberOf(map, id)))

function numberOf(map: SeatMap, id: string): Seat {
  const seat = seatOf(map, id)
  if (seat === undefined) throw new Error(`There is no seat ${id}.`)
  return seat
}
