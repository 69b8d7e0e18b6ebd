import type { Line } from '@outerpark/core/kernel'
import type { NamedSeats } from '@outerpark/core/names'
import { PRICE, seatsOf } from '../../../testing/season.ts'
import type { Scene } from './scene.ts'

// A booking with seats of both grades of the scene.

export const R_PRICE = 150_000
export const AMOUNT = 2 * PRICE + 3 * R_PRICE

export const WANTED: readonly NamedSeats[] = [
  { grade: 'VIP', seats: 2 },
  { grade: 'R', seats: 3 },
]
export const LINES: readonly Line[] = [
  { grade: 'VIP', seats: 2, price: PRICE },
  { grade: 'R', seats: 3, price: R_PRICE },
]

export const won = (amount: number) => ({ amount, currency: 'KRW' })

/** The lines as replies show them. */
export const SHOWN = LINES.map(({ price, ...line }) => ({ ...line, price: won(price) }))

export const bookLines = ({ people, minji, phantom }: Scene, lines = WANTED) =>
  people.book(minji, phantom, { lines })

/** The seats of both grades: available, held, sold. */
export async function seatsOfBoth({ store, phantom }: Scene) {
  const of = async (name: string) => {
    const { available, held, sold } = await seatsOf(store, phantom, name)
    return [available, held, sold]
  }
  return { VIP: await of('VIP'), R: await of('R') }
}
