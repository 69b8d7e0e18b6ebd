import { nameOfCell, nameOfHour, type SalesNews } from '../sales/tally.ts'
import type { makeFindings } from './findings.ts'

/**
 * Compares the figures of sales that the view has with those that its events add up to.
 * @returns how many rows were compared
 */
export function compareSales(
  stored: SalesNews,
  expected: SalesNews,
  note: ReturnType<typeof makeFindings>['note'],
): number {
  const [found, wanted] = [rowsOf(stored), rowsOf(expected)]
  for (const [name, { position, text }] of wanted) {
    const row = found.get(name)
    if (row === undefined) note(name, position, 'are missing')
    else if (row.text !== text) note(name, position, 'differ')
  }
  for (const [name, { position }] of found)
    if (!wanted.has(name)) note(name, position, 'come from no event')
  return wanted.size
}

type Row = { readonly position: number; readonly text: string }

/** The rows by the names that findings have, with all that they say. */
function rowsOf({ cells, hours, performances }: SalesNews): ReadonlyMap<string, Row> {
  const row = (position: number, said: object): Row => ({
    position,
    text: JSON.stringify(said, (_, value) => (Object.is(value, -0) ? 0 : value)),
  })
  return new Map<string, Row>([
    ...cells.map(
      (one) =>
        [`figures of ${nameOfCell(one)}`, row(one.position, [one.figures, one.position])] as const,
    ),
    ...hours.map(
      (one) =>
        [`figures of ${nameOfHour(one)}`, row(one.position, [one.figures, one.position])] as const,
    ),
    ...performances.map((one) => [`names of ${one.id}`, row(0, one)] as const),
  ])
}
