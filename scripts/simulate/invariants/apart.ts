import { type HallModel, type Seats, segmentsOf } from './hall-model.ts'

/** How many neighbours there are in each stretch of these seats. */
export const stretches = (model: HallModel, seats: Seats): readonly number[] =>
  segmentsOf(model).flatMap((segment) =>
    segment
      .map((seat) => (seats.has(seat) ? 'x' : ' '))
      .join('')
      .split(/ +/)
      .flatMap(({ length }) => (length > 0 ? length : [])),
  )

/** Whether a party finds seats in parts of two or more; three may be two and one. It tries every way to share it out. */
function findsParts(sizes: readonly number[], party: number): boolean {
  const smallest = party === 3 ? 1 : 2
  let sums = new Set(['0 0'])
  for (const size of sizes) {
    const more = [...sums].flatMap((text) => {
      const [sum = 0, parts = 0] = text.split(' ').map(Number)
      return Array.from({ length: size + 1 }, (_, part) => part)
        .filter((part) => part === 0 || (part >= smallest && sum + part <= party))
        .map((part) => `${sum + part} ${part === 0 ? parts : Math.min(3, parts + 1)}`)
    })
    sums = new Set(more)
  }
  // Of three at least two are beside each other.
  return ['1', '2', ...(party === 3 ? [] : ['3'])].some((parts) => sums.has(`${party} ${parts}`))
}

/** Of a party that may be apart: how many find seats. */
export function mostApart(model: HallModel, seats: Seats, party: number): number {
  const sizes = stretches(model, seats)
  for (let some = party; some > 1; some--) if (findsParts(sizes, some)) return some
  return sizes.length > 0 && party > 0 ? 1 : 0
}

/** A party that may be apart is in parts of two or more; three are two and one. */
export function wronglyApart(model: HallModel, chosen: readonly string[]): string | undefined {
  const sizes = stretches(model, new Set(chosen)).toSorted()
  const isRight = chosen.length === 3 ? sizes.join() === '1,2' : sizes.every((size) => size > 1)
  return isRight ? undefined : `${chosen} are in parts of ${sizes}`
}
