import type { HallResponse, MusicalResponse, PerformanceResponse } from '@outerpark/core/contract'
import { stringify } from 'yaml'

/** What is on sale, in the words of a season file. */
export type ExportedSeason = {
  readonly grades?: Readonly<Record<string, object>>
  readonly musicals: readonly object[]
}

type OnSale = {
  readonly musicals: readonly MusicalResponse[]
  /** those that a file should name */
  readonly performances: readonly PerformanceResponse[]
  readonly halls: readonly HallResponse[]
}

/**
 * A season file that says what is on sale, so that applying it changes nothing. Each list of grades with their prices stands once at the
 * top. Cancelled performances are left out. A musical without a key has its id as one.
 */
export function exportedSeason({ musicals, performances, halls }: OnSale): ExportedSeason {
  const named = new Map<string, { readonly name: string; readonly grades: object }>()
  const nameOf = (grades: object): string => {
    const text = JSON.stringify(grades)
    const known = named.get(text) ?? { name: `grades-${named.size + 1}`, grades }
    named.set(text, known)
    return known.name
  }
  const byMusical = Map.groupBy(
    performances.filter(({ off }) => off?.state !== 'cancelled'),
    ({ musicalId }) => musicalId,
  )
  const written = musicals.map((musical) => {
    const { id, key = id, title, venue, runningMinutes, timeZone, refund } = musical
    return {
      ...{ key, title, venue },
      ...(runningMinutes !== null && { runningMinutes }),
      ...(timeZone !== null && { timeZone }),
      ...(refund && { refund: policyOf(refund) }),
      performances: (byMusical.get(id) ?? []).map((each) => ({
        at: each.startsAt,
        ...(each.hall && { hall: hallName(each.hall.id, halls) }),
        ...differentPolicy(each, refund),
        ...currencyOf(each),
        ...(each.off && { sale: 'closed' }),
        grades: nameOf(gradesOf(each)),
      })),
    }
  })
  const sets = [...named.values()].map(({ name, grades }): [string, object] => [name, grades])
  return { ...(sets.length > 0 && { grades: Object.fromEntries(sets) }), musicals: written }
}

/** @param comment its first line */
export const seasonYaml = (season: ExportedSeason, comment: string): string =>
  `# ${comment}\n${stringify(season, { lineWidth: 0, aliasDuplicateObjects: false })}`

const gradesOf = ({ grades, hall }: PerformanceResponse): object =>
  Object.fromEntries(
    grades.map(({ grade, capacity, price }) => [
      grade,
      { ...(!hall && { seats: capacity }), price: price.amount },
    ]),
  )

/** Won is what a file means that names no currency. */
const currencyOf = ({ grades: [first] }: PerformanceResponse) =>
  first && first.price.currency !== 'KRW' ? { currency: first.price.currency } : {}

type Policy = NonNullable<MusicalResponse['refund']>

const policyOf = ({ preset, rules, until }: Policy): unknown => preset ?? { rules, until }

const differentPolicy = ({ refund }: PerformanceResponse, usual: Policy | undefined) =>
  refund && JSON.stringify(policyOf(refund)) !== JSON.stringify(usual && policyOf(usual))
    ? { refund: policyOf(refund) }
    : {}

/** Its name, unless another hall is called the same. */
function hallName(id: string, halls: readonly HallResponse[]): string {
  const name = halls.find((each) => each.id === id)?.hall
  return name !== undefined && halls.filter(({ hall }) => hall === name).length === 1 ? name : id
}
