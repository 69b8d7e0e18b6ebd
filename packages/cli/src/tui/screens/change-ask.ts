import type { ChangedGradeResponse } from '@outerpark/core/contract'
import { changeEach, type GradeChange } from '../../season/grade-change.ts'
import type { Next, Scene } from '../screen.ts'
import { refusalOf } from '../text.ts'
import { askedAbout } from './change-news.ts'
import { type ChangeState, changedRows, type GradeRow, requestOf, rowsOf } from './change-state.ts'

/** The rules come with zod, which takes a moment to load: only for the form, and while one types. */
export const loadRules = async () => {
  const { changeFlaws } = await import('../../season/lazy.ts')
  return (now: ChangeState): ChangeState => ({ ...now, flawsOf: changeFlaws })
}

/** Asks before anything is changed, if something is to change and nothing is wrong. Otherwise the first flaw is shown. */
export function ask(state: ChangeState, scene: Scene): Next<ChangeState> {
  const checked = (now: ChangeState): ChangeState => {
    if (now.stage.is !== 'form') return now
    const rows = rowsOf(now, scene)
    const flawed = rows.findIndex(({ flaws }) => flaws.length > 0)
    const [flaw] = rows[flawed]?.flaws ?? []
    if (flaw) return { ...now, at: flawed, column: flaw.key }
    const [first] = changedRows(rows)
    if (!first) return { ...now, stage: { is: 'form', isUnchanged: true } }
    const isHere = rows[now.at] !== undefined && changedRows(rows).includes(rows[now.at] ?? first)
    return {
      ...now,
      at: isHere ? now.at : rows.indexOf(first),
      stage: askedAbout(changedRows(rows)),
    }
  }
  if (state.flawsOf) return { state: checked(state) }
  return {
    state,
    ask: async () => {
      const load = await loadRules()
      return (now) => checked(load(now))
    },
  }
}

/** Sends the changes, one after the other. What was changed before a refusal stays so, and is said. */
export function send(
  state: ChangeState,
  rows: readonly GradeRow[],
  others: readonly GradeChange[],
): Next<ChangeState> {
  const id = state.selection.id ?? ''
  const sending: ChangeState['stage'] = { is: 'sending' }
  const ended =
    (changed: readonly ChangedGradeResponse[], stage: ChangeState['stage']) => (now: ChangeState) =>
      now.stage === sending ? { ...without(now, changed), stage } : now
  return {
    state: { ...state, stage: sending },
    ask: async ({ own, staff = own }) => {
      const changed: ChangedGradeResponse[] = []
      let elsewhere = 0
      try {
        const here = rows.map((row) => ({
          ...{ id, grade: row.onSale.grade, change: requestOf(row) },
        }))
        await changeEach([...here, ...others], staff.changeGrade, (each, n) => {
          if (n < here.length) changed.push(each)
          else elsewhere += 1
        })
        return ended(changed, { is: 'done', changed, elsewhere })
      } catch (error) {
        return ended(changed, { is: 'form', refusal: refusalOf(error), changed, elsewhere })
      }
    },
  }
}

/** The state without what was typed for grades that are changed by now. */
const without = (state: ChangeState, changed: readonly ChangedGradeResponse[]): ChangeState => ({
  ...state,
  edits: state.edits.filter((each) => !changed.some(({ grade }) => grade === each.grade)),
})
