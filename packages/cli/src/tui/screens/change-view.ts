import type { PerformanceResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import { hallTime } from '@outerpark/core/names'
import { widthOf, wrap } from '../../text/width.ts'
import { fill, line } from '../parts/line.ts'
import { placeIn, windowOf } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import type { Drawn, Size, View } from '../view.ts'
import { doneLines, formLines } from './change-form-view.ts'
import { questionLines } from './change-question.ts'
import { type ChangeState, idsOf, performanceIn, performancesIn, rowsOf } from './change-state.ts'

/** The rows of the list of performances. */
export const heightOf = ({ size }: { readonly size: Size }) => Math.max(1, size.rows - 4)

/** The performances of the musical, or the form of one of them: what each grade costs and has, and what it would. */
export function drawChange(state: ChangeState, scene: Scene, view: View): Drawn {
  const { paint, size, words, language } = view
  const { change } = words.admin
  const { stage } = state
  if (stage.is === 'list') return listOf(state, scene, view)
  const performance = performanceIn(state, scene)
  if (!performance)
    return {
      lines: scene.snapshot.season.value ? wrap(change.gone, size.columns) : [],
    }
  const { title, startsAt, venue } = performance
  const head = [
    line(paint, size.columns, ['strong', title], `  ${hallTime(startsAt, { language })}  `, [
      'quiet',
      venue,
    ]),
    '',
  ]
  if (stage.is === 'done')
    return {
      lines: [...head, ...doneLines(stage, view), '', ...wrap(change.next, size.columns)],
    }
  const rows = rowsOf(state, scene, language)
  if (stage.is === 'form' || stage.is === 'leaving') return formLines(state, rows, { view, head })
  return { lines: [...head, ...questionLines(state, scene, { rows, view })].slice(0, size.rows) }
}

function listOf(state: ChangeState, scene: Scene, view: View): Drawn {
  const { paint, size, words, language } = view
  const { change } = words.admin
  const all = performancesIn(state, scene)
  const { title = '', venue = '' } = state.musical ?? {}
  const head = [
    line(paint, size.columns, ['strong', title], ['quiet', `  ${venue}`]),
    line(paint, size.columns, ['quiet', all.length > 0 ? change.legend : '']),
  ]
  if (all.length === 0)
    return {
      lines: scene.snapshot.season.value ? [...head, ...wrap(change.none, size.columns)] : [],
    }
  const selected = placeIn(idsOf(all), state.selection)
  const { from, to } = windowOf(all.length, selected, heightOf(scene), state.selection.from)
  const rows = all.slice(from, to).map((each, i) => {
    const isSelected = from + i === selected
    const lead = `${isSelected ? '▸' : ' '} ${hallTime(each.startsAt, { language })}${GAP}`
    const text = lead + gradesText(each.grades, size.columns - widthOf(lead), language)
    return isSelected
      ? paint('selected', fill(text, size.columns))
      : line(paint, size.columns, text)
  })
  return { lines: [...head, ...rows, '', line(paint, size.columns, ['quiet', change.choose])] }
}

const GAP = '  '

/** Each grade in short: seats that are held or sold, all seats, price. As many as fit as a whole, and how many more there are. */
export function gradesText(
  grades: PerformanceResponse['grades'],
  columns: number,
  language: View['language'],
): string {
  const texts = grades.map(
    ({ grade, sold, held, capacity, price }) =>
      `${grade} ${sold + held}/${capacity} ${formatMoney(price, language)}`,
  )
  const all = texts.join(GAP)
  if (widthOf(all) <= columns) return all
  for (let shown = texts.length - 1; shown > 0; shown--) {
    const text = [...texts.slice(0, shown), `… +${texts.length - shown}`].join(GAP)
    if (widthOf(text) <= columns) return text
  }
  return all
}
