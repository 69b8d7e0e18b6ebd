import type { Failure } from '../../failure.ts'
import type { Selection } from '../parts/list.ts'

export type PipelineState = {
  readonly selection: Selection
  /** the dead letter that is to be dropped, which is asked for */
  readonly dropping?: string | undefined
  /** what the last retry or drop has done, or why it was refused */
  readonly said?:
    | { readonly is: 'retried' | 'dropped'; readonly id: string }
    | { readonly is: 'refused'; readonly refusal: Failure }
    | undefined
}
