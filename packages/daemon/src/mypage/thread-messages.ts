import type { ViewCheck } from '@outerpark/core/ports'

/** What a thread is started for. */
export type ThreadTask =
  /** the projector; without a view it waits until one has been made aside */
  | { readonly kind: 'project'; readonly viewFile: string; readonly hasView: boolean }
  /** make a view aside, and end */
  | { readonly kind: 'make'; readonly shadowFile: string }
  /** compare the view with the events, say the result, and end */
  | { readonly kind: 'check'; readonly viewFile: string }

/** What `make` says. */
export type Made = { readonly kind: 'made' }

/** What `check` says. */
export type Checked = { readonly kind: 'checked'; readonly result: ViewCheck }

export type ToProjector =
  /** the event log may have grown */
  | { readonly kind: 'wake' }
  /** there will be no view aside: bring the one forward that there is */
  | { readonly kind: 'open' }
  /** a view lies aside: bring it to the end of the log, at least to where customers have seen it, and close your own */
  | { readonly kind: 'take-over'; readonly shadowFile: string; readonly position: number }
  /** the answer to `ready`: whether the files were exchanged */
  | { readonly kind: 'exchanged'; readonly done: boolean }
  | { readonly kind: 'close' }

export type FromProjector =
  /** it begins, with the view at a position: one before it may have died before it could say so */
  | { readonly kind: 'started'; readonly position: number }
  /** the view was brought to a position; these customers' pages changed */
  | {
      readonly kind: 'advanced'
      readonly position: number
      readonly events: number
      readonly customers: readonly string[]
    }
  /** a new view lies ready at a position, and the old one is closed here until `exchanged` */
  | { readonly kind: 'ready'; readonly position: number }
  /** the new view could not be brought to the end; the old one goes on */
  | { readonly kind: 'failed'; readonly message: string }
