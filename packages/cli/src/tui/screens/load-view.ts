import { formatMoney } from '@outerpark/core/kernel'
import { hallTime } from '@outerpark/core/names'
import { changeOf, type GradeDifference, type PlannedPerformance } from '../../season/plan.ts'
import { widthOf, wrap } from '../../text/width.ts'
import { shownField } from '../parts/field.ts'
import { fill, line } from '../parts/line.ts'
import { placeIn, windowOf } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import type { Meaning } from '../style.ts'
import type { Drawn, Size, View } from '../view.ts'
import { countOf, type LoadState, staysOf, stepsOf } from './load-state.ts'

/** Head, counts and blanks above the list; what Enter does, or the selected mistake, below it. */
const AROUND = 10
export const heightOf = ({ size }: { readonly size: Size }) => Math.max(1, size.rows - AROUND)

/** The rows of the list: mistakes in the file, or what it would change. */
export function idsOf({ stage }: LoadState): readonly string[] {
  if (stage.is === 'flawed') return stage.why.flaws.map((_, i) => String(i))
  if (stage.is === 'compared') return stage.plan.performances.map((_, i) => String(i))
  return []
}

/** Which file; what it would change, or what is wrong with it; what Enter does. */
export function drawLoad(state: LoadState, scene: Scene, view: View): Drawn {
  const { paint, size, words } = view
  const { load } = words.admin
  const { stage } = state
  const label = `${load.file}: `
  const { shown, x } = shownField(state.path, Math.max(10, size.columns - widthOf(label) - 1))
  const isSelected = stage.is === 'path' && state.path.isSelected
  const head = [line(paint, size.columns, label, [isSelected ? 'selected' : 'strong', shown])]
  const wrapped = (meaning: Meaning, text: string) =>
    wrap(text, size.columns).map((each) => paint(meaning, each))
  switch (stage.is) {
    case 'path':
      return {
        lines: [...head, '', ...wrapped('quiet', load.hint), '', ...wrapped('quiet', load.what)],
        cursor: { x: widthOf(label) + x, y: 0 },
      }
    case 'reading':
      return { lines: [...head, '', load.reading] }
    case 'flawed': {
      const why = stage.why.flaws.length > 1 ? load.flaws(stage.why.flaws.length) : stage.why.detail
      const rows = stage.why.flaws.map(({ path, message }) => `${path}: ${message}`)
      // A row is cut; the selected one is there as a whole.
      const whole = rows.length > 1 ? (rows[placeIn(idsOf(state), state.selection)] ?? '') : ''
      const above = [...head, '', ...wrapped('bad', `✗ ${why}`).slice(0, 4), '']
      const list = rows.length > 1 ? [...listed(rows, state, scene, view), ''] : []
      const below = [...wrapped('warn', whole), ...wrapped('plain', load.mend)]
      return { lines: [...above, ...list, ...below].slice(0, size.rows) }
    }
    case 'sending':
      return { lines: [...head, '', ...progress(stage.done, stepsOf(stage.plan).length, view)] }
    case 'done':
      return {
        lines: [
          ...head,
          '',
          ...(stage.shows > 0
            ? wrapped('good', `✓ ${load.done(stage.shows, stage.musicals)}`)
            : []),
          ...(stage.changed > 0 ? wrapped('good', `✓ ${load.changed(stage.changed)}`) : []),
          '',
          load.next,
        ],
      }
    case 'compared':
      return { lines: [...head, ...comparedLines(stage, state, scene, view)].slice(0, size.rows) }
  }
}

/** What the file would change, row by row, and what Enter does. */
function comparedLines(
  { plan, refusal }: Extract<LoadState['stage'], { is: 'compared' }>,
  state: LoadState,
  scene: Scene,
  view: View,
): string[] {
  const { paint, size, words } = view
  const { load } = words.admin
  const wrapped = (meaning: Meaning, text: string) =>
    wrap(text, size.columns).map((each) => paint(meaning, each))
  const fresh = countOf(plan, 'new')
  const differs = countOf(plan, 'differs')
  const rows = plan.performances.map((each) => planned(each, view))
  // A row is cut; the selected one is there as a whole.
  const selected = rows[placeIn(idsOf(state), state.selection)] ?? ''
  const whole = widthOf(selected) > size.columns - 2 ? [...wrapped('plain', selected), ''] : []
  const stays = staysOf(plan)
  const foot = [
    ...(refusal === undefined ? [] : wrapped('bad', `✗ ${refusal.detail}`)),
    ...(stays > 0 ? wrapped('warn', load.stays(stays)) : []),
    ...(stepsOf(plan).length > 0
      ? wrapped('warn', load.ask(fresh, plan.changes.length))
      : wrapped('good', load.nothing)),
  ]
  const counts = load.counts(fresh, countOf(plan, 'there'), differs)
  return [counts, '', ...listed(rows, state, scene, view), '', ...whole, ...foot]
}

/** The part of the rows around the selected one. */
function listed(rows: readonly string[], state: LoadState, scene: Scene, view: View): string[] {
  const { paint, size } = view
  const selected = placeIn(idsOf(state), state.selection)
  const { from, to } = windowOf(rows.length, selected, heightOf(scene), state.selection.from)
  return rows.slice(from, to).map((text, i) => {
    const isSelected = from + i === selected
    const shown = `${isSelected ? '▸' : ' '} ${text}`
    return isSelected
      ? paint('selected', fill(shown, size.columns))
      : line(paint, size.columns, shown)
  })
}

const SIGN: Readonly<Record<PlannedPerformance['is'], string>> = {
  new: '+',
  there: '=',
  differs: '≠',
}

function planned(performance: PlannedPerformance, { words, language }: View): string {
  const { load } = words.admin
  const { title, startsAt, grades, is } = performance
  const money = (price: { amount: number; currency: string }) => formatMoney(price, language)
  const what =
    performance.is === 'there'
      ? load.there
      : performance.is === 'differs'
        ? performance.differences.map((each) => differenceText(each, { load, money })).join(', ')
        : grades.map((each) => `${each.grade} ${offered(each, money)}`).join(', ')
  return `${SIGN[is]} ${hallTime(startsAt.replace(' ', 'T'), { language })}  ${title}  ${what}`
}

type Saying = {
  readonly load: View['words']['admin']['load']
  readonly money: (price: { amount: number; currency: string }) => string
}

/** The seats of a grade and their price. In a hall its plan says how many there are. */
const offered = (
  { seats, price }: NonNullable<GradeDifference['inFile']>,
  money: Saying['money'],
): string => (seats === undefined ? money(price) : `${seats} × ${money(price)}`)

/** What a grade is on sale and in the file: an arrow if it is changed, else both as they stay. */
function differenceText(difference: GradeDifference, { load, money }: Saying): string {
  const { grade, onSale, inFile } = difference
  const said = (of: GradeDifference['inFile']) => (of ? offered(of, money) : load.none)
  if (changeOf(difference)) return load.change(grade, said(onSale), said(inFile))
  const both = load.differs(grade, said(onSale), said(inFile))
  const isTaken = onSale && inFile && (inFile.seats ?? onSale.seats) < onSale.taken
  return isTaken ? `${both} (${load.taken(onSale.taken)})` : both
}

function progress(done: number, steps: number, { paint, words, size }: View): string[] {
  const wide = Math.min(40, size.columns - 12)
  const full = steps === 0 ? 0 : Math.round((done / steps) * wide)
  return [
    words.admin.load.sending,
    `${paint('accent', '█'.repeat(full))}${paint('quiet', '░'.repeat(wide - full))} ${done}/${steps}`,
  ]
}
