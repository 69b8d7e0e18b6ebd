import type { DueLine, RefundsDue } from '@outerpark/core/sales'
import type { ViewDatabase } from '../view-database.ts'

/** The refunds that the view knows as decided and not made, by reservation. */
export function readDue(view: ViewDatabase): Map<string, readonly DueLine[]> {
  const rows = view
    .prepare<[], [string, string]>('SELECT reservation, lines FROM refunds_due')
    .raw()
    .all()
  // The projector wrote them.
  return new Map(rows.map(([id, lines]) => [id, JSON.parse(lines) as DueLine[]]))
}

/** The same in memory. `write` writes what changed, in the caller's transaction. */
export function dueIn(view: ViewDatabase): RefundsDue & { readonly write: () => void } {
  const due = readDue(view)
  const changed = new Set<string>()
  const put = view.prepare<[string, string]>('INSERT OR REPLACE INTO refunds_due VALUES (?, ?)')
  const drop = view.prepare<[string]>('DELETE FROM refunds_due WHERE reservation = ?')
  return {
    get: (id) => due.get(id),
    set(id, lines) {
      due.set(id, lines)
      changed.add(id)
    },
    delete(id) {
      if (due.delete(id)) changed.add(id)
    },
    write() {
      for (const id of changed) {
        const lines = due.get(id)
        if (lines) put.run(id, JSON.stringify(lines))
        else drop.run(id)
      }
      changed.clear()
    },
  }
}
