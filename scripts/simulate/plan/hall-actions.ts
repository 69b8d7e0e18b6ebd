import type { HallRows, Releases } from './hall-rows.ts'

/** What the admin does with halls, and with the plans of performances. */
export type HallAction =
  /** The hall gets other rows, for later performances. */
  | { readonly kind: 'change-hall'; readonly hall: number; readonly rows: HallRows }
  /** The performance gets a version of its hall's plan, or a plan of its own. */
  | {
      readonly kind: 'replan'
      readonly performance: number
      readonly to: { readonly version: number } | OwnPlan
      /** no price is named for grades that were not on sale before */
      readonly unpriced?: true
      /** the admin looks which plan it has, so long before (ms), and is refused if it has another one by then */
      readonly thinksMs?: number
    }

export type OwnPlan = { readonly rows: HallRows; readonly releases?: Releases }
