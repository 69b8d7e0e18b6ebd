import type { ShadowName } from './view-files.ts'

/** What the thread is started with. */
export type ThreadFiles = {
  readonly eventLogFile: string
  readonly viewFile: string
}

/** Work that takes long: the thread is given one piece at a time. */
export type JobName = ShadowName

export type ToThread =
  /** the event log may have grown */
  | { readonly kind: 'wake' }
  | { readonly kind: 'start'; readonly job: JobName }
  /** the answer to `built`: the files were exchanged, or could not be */
  | { readonly kind: 'exchanged'; readonly fault?: Fault }
  | { readonly kind: 'close' }

export type FromThread =
  /** it begins, with the view at a position: one before it may have died before it could say so */
  | { readonly kind: 'started'; readonly position: number }
  /** the view was brought to a position; these customers' pages changed */
  | {
      readonly kind: 'advanced'
      readonly position: number
      readonly customers: readonly string[]
    }
  /** a new view lies ready and the thread has the old one closed until `exchanged` */
  | { readonly kind: 'built' }
  | { readonly kind: 'rebuilt'; readonly result: RebuildResult }
  | { readonly kind: 'checked'; readonly result: CheckResult }
  | { readonly kind: 'failed'; readonly fault: Fault }

/** An error as it crosses between threads, where an Error would lose its code. */
export type Fault = { readonly code?: string; readonly message: string }

export type RebuildResult = {
  /** how many were folded */
  readonly events: number
  /** where the new view stood when it took over */
  readonly position: number
  readonly ms: number
}

export type CheckResult = {
  readonly ok: boolean
  /** for people */
  readonly detail: string
  /** how many were folded */
  readonly events: number
  /** how many were compared */
  readonly rows: number
}

export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { message: String(error) }
  const { message } = error
  return 'code' in error ? { code: String(error.code), message } : { message }
}

export function errorOf({ message, ...code }: Fault): Error {
  return Object.assign(new Error(message), code)
}
