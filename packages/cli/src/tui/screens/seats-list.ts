import { formatMoney, times } from '@outerpark/core/kernel'
import { wrap } from '../../text/width.ts'
import type { HallSeats } from '../model/seats.ts'
import { line } from '../parts/line.ts'
import type { View } from '../view.ts'
import { blocksIn, type SeatsBlock } from './seats-best.ts'
import type { Looks } from './seats-looks.ts'
import { rowTexts } from './seats-named.ts'
import { ownLines, priceIn, problemLines, type Told } from './seats-own.ts'
import type { SeatsState } from './seats-state.ts'

/** What can be taken at once, where no plan is drawn: the best seats of each grade for so many people. */
export const blocksOf = (
  { party, accepts }: Pick<SeatsState, 'party' | 'accepts'>,
  { map }: Pick<HallSeats, 'map'>,
  { show, looks }: { readonly show: Told['show']; readonly looks: Looks },
): readonly SeatsBlock[] =>
  blocksIn(
    map,
    looks,
    show.grades.map(({ grade }) => grade),
    { party, accepts },
  )

/** The choices as sentences for a screen reader, and before them what is held, and what is wrong. */
export function listLines(
  told: Told,
  blocks: readonly SeatsBlock[],
  view: View,
): readonly string[] {
  const { state, show, map } = told
  const { paint, size, words, language } = view
  const texts = blocks.map(({ grade, rule, seats }) => {
    const price = priceIn(show, grade)
    const cost = price ? [formatMoney(times(price, seats.length), language)] : []
    return [
      words.seats.rules[rule](seats.length),
      ...rowTexts(map, seats, words),
      grade,
      ...cost,
    ].join(', ')
  })
  return [
    ...ownLines(told, view),
    ...problemLines(told, view),
    '',
    ...(blocks.length === 0 ? wrap(words.seats.noBlock(state.party), size.columns) : []),
    ...texts.map((text, n) =>
      n === selectedIn(state, blocks)
        ? line(paint, size.columns, ['selected', `▸ ${text}`])
        : line(paint, size.columns, `  ${text}`),
    ),
  ]
}

/** The place of the selected choice: there may be fewer by now. */
export const selectedIn = (
  { block }: Pick<SeatsState, 'block'>,
  blocks: readonly SeatsBlock[],
): number => Math.max(0, Math.min(block, blocks.length - 1))
