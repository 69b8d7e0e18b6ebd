import type { Report, ReportAsked, ViewCheck } from '@outerpark/core/ports'
import type { SalesNews } from './sales/tally.ts'

/** The task that a thread is started for. */
export type ThreadTask =
  /** be the projector; without a view, wait until one was made aside */
  | { readonly kind: 'project'; readonly viewFile: string; readonly hasView: boolean }
  /** make a view aside, and end */
  | { readonly kind: 'make'; readonly shadowFile: string }
  /** compare the view with the events, send the result, and end */
  | { readonly kind: 'check'; readonly viewFile: string }
  /** read a report from the view, send it, and end */
  | { readonly kind: 'report'; readonly viewFile: string; readonly asked: ReportAsked }

/** The result of `report`. */
export type Reported = { readonly kind: 'reported'; readonly report: Report }

/** The result of `make`. */
export type Made = { readonly kind: 'made' }

/** The result of `check`. */
export type Checked = { readonly kind: 'checked'; readonly result: ViewCheck }

export type ToProjector =
  /** the event log may have grown */
  | { readonly kind: 'wake' }
  /** no view is made aside: open the empty one and fill it */
  | { readonly kind: 'open' }
  /** a view was made aside: bring it to the end of the log, at least to `position`, and close the old one */
  | { readonly kind: 'take-over'; readonly shadowFile: string; readonly position: number }
  /** the answer to `ready`: whether the files were exchanged */
  | { readonly kind: 'exchanged'; readonly done: boolean }
  | { readonly kind: 'close' }

export type FromProjector =
  /** it begins with the view at this position; a projector before it may have died before it reported that */
  | { readonly kind: 'started'; readonly position: number }
  /** the view has reached a position; the pages of these customers changed, and these figures of sales */
  | {
      readonly kind: 'advanced'
      readonly position: number
      readonly events: number
      readonly customers: readonly string[]
      readonly sales: SalesNews
    }
  /** the new view is ready at a position; the projector holds no view until `exchanged` */
  | { readonly kind: 'ready'; readonly position: number }
  /** the new view could not be finished; the old one stays */
  | { readonly kind: 'failed'; readonly message: string; readonly code?: unknown }
