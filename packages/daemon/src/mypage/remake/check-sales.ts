import type { DueLine } from '@outerpark/core/sales'
import { nameOfCell, nameOfHour, nameOfPrice, nameOfRule, type SalesNews } from '../sales/tally.ts'
import type { makeFindings } from './findings.ts'

type Sales = SalesNews & { readonly due: ReadonlyMap<string, readonly DueLine[]> }

/**
 * Compares the figures of sales that the view has with those that its events add up to.
 * @returns how many rows were compared
 */
export function compareSales(
  stored: Sales,
  expected: Sales,
  note: ReturnType<typeof makeFindings>['note'],
): number {
  const [found, wanted] = [rowsOf(stored), rowsOf(expected)]
  for (const [name, { thing, position, text }] of wanted) {
    const row = found.get(name)
    if (row === undefined) note(thing, position, 'missing', name)
    else if (row.text !== text) note(thing, position, 'differs', name)
  }
  for (const [name, { thing, position }] of found)
    if (!wanted.has(name)) note(thing, position, 'from-no-event', name)
  return wanted.size
}

type Row = {
  readonly thing: 'figures' | 'names'
  readonly position: number
  readonly text: string
}

/** The rows by the names that findings have, with all that they say. */
function rowsOf({
  cells,
  hours,
  performances,
  prices,
  rules,
  due,
}: Sales): ReadonlyMap<string, Row> {
  const row = (thing: Row['thing'], position: number, said: object): Row => ({
    thing,
    position,
    text: JSON.stringify(said, (_, value) => (Object.is(value, -0) ? 0 : value)),
  })
  return new Map<string, Row>([
    ...cells.map(
      (one) =>
        [nameOfCell(one), row('figures', one.position, [one.figures, one.position])] as const,
    ),
    ...hours.map(
      (one) =>
        [nameOfHour(one), row('figures', one.position, [one.figures, one.position])] as const,
    ),
    ...performances.map((one) => [one.id, row('names', 0, one)] as const),
    ...rules.map(
      (one) => [nameOfRule(one), row('figures', 0, [one.seats, one.paid, one.kept])] as const,
    ),
    ...[...due].map(([id, lines]) => [id, row('figures', 0, lines)] as const),
    ...prices.map((one) => [nameOfPrice(one), row('figures', 0, one)] as const),
  ])
}
