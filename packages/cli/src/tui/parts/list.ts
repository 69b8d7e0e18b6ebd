import type { Action } from '../keys/keymap.ts'

/** Which part of a long list is shown. */
export type Window = { readonly from: number; readonly to: number }

/**
 * The part of a list that fits, with the selected row in it. The window moves only as far as it has to, so the rows stay in
 * their places while the selection moves.
 *
 * @param from where the window began before
 */
export function windowOf(count: number, selected: number, height: number, from: number): Window {
  const most = Math.max(0, count - height)
  const latest = Math.min(from, selected)
  const start = Math.min(most, Math.max(latest, selected - height + 1, 0))
  return { from: start, to: Math.min(count, start + height) }
}

/** The selection after a step; it stays within the list. */
export const moved = (selected: number, by: number, count: number): number =>
  Math.max(0, Math.min(count - 1, selected + by))

/** A selection in a list, kept by the id of its row: when rows come and go, the same row stays selected. */
export type Selection = {
  readonly id: string | undefined
  readonly place: number
  readonly from: number
}

export const NO_SELECTION: Selection = { id: undefined, place: 0, from: 0 }

/** The place of the selected row now. If the row is gone, the one that took its place. */
export function placeIn(ids: readonly string[], { id, place }: Selection): number {
  const found = id === undefined ? -1 : ids.indexOf(id)
  return found >= 0 ? found : Math.max(0, Math.min(place, ids.length - 1))
}

/** The selection with the row that it stands on, so that it stays there when another one takes its place. */
export const kept = (ids: readonly string[], selection: Selection): Selection =>
  selection.id !== undefined || ids.length === 0
    ? selection
    : { ...selection, id: ids[placeIn(ids, selection)] }

/** By how many rows an action moves in a list; undefined if it does not. */
export function stepOf(action: Action, height: number, count: number): number | undefined {
  const steps: Partial<Record<Action, number>> = {
    ...{ up: -1, down: 1, pageUp: -height, pageDown: height },
    ...{ first: -count, last: count },
  }
  return steps[action]
}

/** The selection after it moved by so many rows. */
export function selectionMoved(
  ids: readonly string[],
  selection: Selection,
  by: number,
  height: number,
): Selection {
  const place = moved(placeIn(ids, selection), by, ids.length)
  return { id: ids[place], place, from: windowOf(ids.length, place, height, selection.from).from }
}
