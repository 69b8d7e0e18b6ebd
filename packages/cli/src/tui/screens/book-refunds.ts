import { wrap } from '../../text/width.ts'
import type { Scene } from '../screen.ts'
import type { View } from '../view.ts'
import { seatsOf } from './book-equal.ts'
import type { BookState } from './book-state.ts'
import { shortened, stepLines } from './refund-steps.ts'

/** The order whose refunds are shown, as it is asked about; undefined while nothing can be ordered. */
export const orderIn = (state: BookState): string | undefined =>
  state.stage.is === 'form' && state.grade !== ''
    ? JSON.stringify({ performanceId: state.performanceId, ...seatsOf(state) })
    : undefined

/**
 * What a cancel would give back, and until when, for somebody who has not booked yet. Nothing while that is not known, and nothing if
 * everything goes back until the performance begins.
 *
 * @param rows as many lines at most; the last one says how many steps are left out
 */
export function refundLines(
  state: BookState,
  { snapshot }: Pick<Scene, 'snapshot'>,
  { view, rows }: { readonly view: View; readonly rows: number },
): string[] {
  const { order, steps } = snapshot.refunds.value ?? {}
  if (!steps || order !== orderIn(state) || rows < 2) return []
  const { paint, size, words } = view
  const { book } = words
  if (steps.length === 0)
    return wrap(book.noCancel, size.columns).map((each) => paint('warn', each))
  const lines = [...stepLines(steps, view), ...wrap(`  ${words.cancel.last}`, size.columns)]
  return [paint('strong', book.ifCancelled), ...shortened(lines, rows - 1, view, state.from)]
}

/** How many steps there are to be shown. */
export const stepsOf = ({ snapshot }: Pick<Scene, 'snapshot'>): number =>
  snapshot.refunds.value?.steps?.length ?? 0
