/** Seats of one grade that are wanted together with those of others. */
export type NamedSeats = { readonly grade: string; readonly seats: number }

/**
 * Seats of several grades as one text, for a query: `VIP:2,R:1`. A comma, a colon or a percent sign in a name is written as in a URL.
 */
export const linesText = (lines: readonly NamedSeats[]): string =>
  lines.map(({ grade, seats }) => `${grade.replace(/[%,:]/g, encodeURIComponent)}:${seats}`).join()

/** Reads what {@link linesText} writes. A part that is no grade with one number of seats has NaN. */
export const readLines = (text: string): readonly NamedSeats[] =>
  text.split(',').map((part) => {
    const [grade = '', ...counts] = part.split(':')
    const seats = counts.join(':')
    return { grade: decoded(grade), seats: /^\d+$/.test(seats) ? Number(seats) : Number.NaN }
  })

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
