import type { StaffResponse } from '@outerpark/core/contract'
import { STAFF_SCOPES, type StaffScope } from '@outerpark/core/kernel'
import type { Failure } from '../../failure.ts'
import type { Field } from '../parts/field.ts'
import { placeIn, type Selection } from '../parts/list.ts'
import type { Scene } from '../screen.ts'

export type StaffState = {
  readonly selection: Selection
  readonly stage:
    | { readonly is: 'list'; readonly refusal?: Failure | undefined }
    /** a person is added: the name, and which of the scopes they may have */
    | {
        readonly is: 'adding'
        readonly name: Field
        readonly scopes: readonly StaffScope[]
        /** the line: 0 is the name, then the scopes */
        readonly at: number
        readonly refusal?: Failure | undefined
      }
    | { readonly is: 'revoking'; readonly who: StaffResponse }
    | { readonly is: 'sending' }
    /** the first token, which is shown only here */
    | {
        readonly is: 'added'
        readonly name: string
        readonly token: string
        readonly isCopied: boolean
      }
}

export const LINES = 1 + STAFF_SCOPES.length

/** Those who work here first, then those who left. */
export const staffIn = ({ snapshot }: Scene): readonly StaffResponse[] =>
  (snapshot.staff.value ?? []).toSorted(
    (a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null),
  )

export function chosenStaff({ selection }: StaffState, scene: Scene): StaffResponse | undefined {
  const all = staffIn(scene)
  return all[
    placeIn(
      all.map(({ id }) => id),
      selection,
    )
  ]
}

export const staffHeight = ({ size }: Pick<Scene, 'size'>) => Math.max(1, size.rows - 6)
