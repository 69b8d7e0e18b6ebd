import { labelsOf, wholeNumbers } from './labels.ts'
import {
  MAX_HALL_SEATS,
  MOST_NAMED,
  type Place,
  placeOf,
  type Report,
  watched,
} from './mistakes.ts'

/** Something that stands in a row, from left to right as seen from the hall. */
export type Item =
  /** `to`: the number with which the range says that it ends */
  | { readonly kind: 'seats'; readonly numbers: readonly number[]; readonly to: number }
  | { readonly kind: 'gap'; readonly places: number }
  | { readonly kind: 'aisle' }

/** A line of `rows`: one row, or several that are alike. */
export type RowLine = {
  readonly labels: readonly string[]
  /** where its label stands */
  readonly at: Place
  /** undefined if what stands behind the label has a mistake */
  readonly seating: RowSeating | undefined
}

export type RowSeating = {
  /** how far the rows are moved to the right of their centred place, in half seats */
  readonly shift: number
  readonly items: readonly Item[]
  /** of one row */
  readonly seats: number
}

type Token = { readonly text: string; readonly at: Place }

const SEATS = /^(\d{1,4})(?:-(\d{1,4})(?:\/([1-9]\d?))?)?$/
const GAP = /^\.(?:\*([1-9]\d{0,2}))?$/
const SHIFT = /^([<>])(\d{1,3})(\.5)?$/

/**
 * Reads `LABEL[..LABEL] items`. What stands behind `#` is a comment.
 *
 * @param place of the line: its path, and its number from 1
 * @returns undefined if there is nothing in the line, or its label has a mistake
 */
export function readRowLine(
  text: string,
  place: { readonly path: string; readonly line: number },
  report: Report,
): RowLine | undefined {
  const [label, ...others] = tokensOf(text, place)
  if (!label) return undefined
  const labels = labelsOf(label.text, MAX_HALL_SEATS + 1)
  if (!labels) report('row-label', { label: label.text }, label.at)
  const watch = watched(report)
  const shift = shiftIn(others[0]?.text ?? '')
  const items = readItems(shift === undefined ? others : others.slice(1), label, watch.report)
  const seats = items.reduce((sum, item) => sum + numbersOf(item).length, 0)
  if (seats === 0 && watch.isClean()) watch.report('row-empty', { row: label.text }, label.at)
  const seating = watch.isClean() ? { shift: shift ?? 0, items, seats } : undefined
  return labels && { labels, at: label.at, seating }
}

/** Words and aisles. An aisle needs no blanks around it. */
function tokensOf(
  text: string,
  { path, line }: { readonly path: string; readonly line: number },
): readonly Token[] {
  const [plain = ''] = text.split('#')
  return [...plain.matchAll(/\|+|[^\s|]+/g)].map(({ 0: word, index }) => ({
    text: word,
    at: placeOf(path, index + 1, line),
  }))
}

function readItems(tokens: readonly Token[], row: Token, report: Report): readonly Item[] {
  const known = new Set<number>()
  let count = 0
  const items: Item[] = []
  for (const { text, at } of tokens) {
    const item = readItem(text)
    if (!item) {
      const late = shiftIn(text) !== undefined
      report(late ? 'shift-late' : 'item-unknown', { item: text }, at)
      continue
    }
    items.push(item)
    if (item.kind !== 'seats') continue
    const { numbers, to } = item
    count += numbers.length
    if (count > MAX_HALL_SEATS) {
      report('too-many', { of: 'seats', count, most: MAX_HALL_SEATS }, at)
      return items
    }
    const last = numbers.at(-1) ?? 0
    if (last !== to) report('step-misses', { item: text, last }, at)
    const twice = numbers.filter((number) => known.size === known.add(number).size)
    if (twice.length > 0) {
      const first = twice.slice(0, MOST_NAMED)
      report('seat-twice', { row: row.text, numbers: first, count: twice.length }, at)
    }
  }
  return items
}

function readItem(text: string): Item | undefined {
  if (text.startsWith('|')) return { kind: 'aisle' }
  const gap = GAP.exec(text)
  if (gap) return { kind: 'gap', places: Number(gap[1] ?? 1) }
  const [, first = '0', last = first, step = '1'] = SEATS.exec(text) ?? []
  const [from, to] = [Number(first), Number(last)]
  if (from === 0 || to === 0) return undefined
  return { kind: 'seats', numbers: wholeNumbers(from, to, Number(step)), to }
}

/** The shift in half seats: `>2` is 4, `<0.5` is -1. Undefined if the text is none. */
function shiftIn(text: string): number | undefined {
  const [, way, seats, half] = SHIFT.exec(text) ?? []
  if (way === undefined) return undefined
  return (Number(seats) * 2 + (half ? 1 : 0)) * (way === '<' ? -1 : 1)
}

/** The numbers of the seats of an item, from left to right. */
export const numbersOf = (item: Item): readonly number[] =>
  item.kind === 'seats' ? item.numbers : []
