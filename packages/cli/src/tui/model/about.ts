import type { CancelWanted } from './cancellation.ts'

/** What some of the things that are kept current are about. */
export type About = {
  readonly search?: string | undefined
  readonly customerId?: string | undefined
  readonly performanceId?: string | undefined
  /** the order of a booking, as JSON */
  readonly order?: string | undefined
  /** the same object as before means the same question */
  readonly cancelling?: CancelWanted | undefined
}

const PARTS: ReadonlyMap<string, keyof About> = new Map([
  ['people', 'search'],
  ['customer', 'customerId'],
  ['customerPage', 'customerId'],
  ['seats', 'performanceId'],
  ['hold', 'performanceId'],
  ['cancellation', 'cancelling'],
  ['refunds', 'order'],
])

/** Which of it the thing of a name is about. When that changes, another thing is followed. */
export const partOf = (name: string): keyof About | undefined => PARTS.get(name)

/** Whether the thing of a name is the same for both. */
export function isAboutSame(name: string, one: About, other: About): boolean {
  const part = partOf(name)
  return part === undefined || one[part] === other[part]
}
