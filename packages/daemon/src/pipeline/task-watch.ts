import type { LeasedTask } from '@outerpark/core/ports'

/** Hears of each try of a task: when it begins, and always when it has ended. */
export type TaskWatch = {
  readonly trying: (task: LeasedTask) => void
  /** times in ms since the epoch */
  readonly tried: (
    task: LeasedTask,
    how: { readonly begun: number; readonly ended: number; readonly done: boolean },
  ) => void
}
