import type { CreatedTokenResponse } from '@outerpark/core/contract'
import type { MyPage } from '../../client/mypage.ts'
import type { Failure } from '../../failure.ts'
import { placeIn, type Selection } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import type { StaffCancel } from './refund-choice.ts'

export type Booking = MyPage['reservations'][number]

/** What another screen passes: the customer, and the booking that is to be selected. */
export type CustomerGiven = { readonly id: string; readonly reservationId?: string | undefined }

/** What staff do for a customer. */
export type Deed = StaffCancel | { readonly is: 'token' } | { readonly is: 'confirm' }

export type CustomerState = {
  readonly customerId: string
  readonly selection: Selection
  /** what is shown of the customer below the bookings */
  readonly pane: 'booking' | 'notices'
  /** the first entry that is shown while the whole history, or all notices, are read */
  readonly reading?: number | undefined
  /** what is asked for, under way, or was refused */
  readonly deed?:
    | { readonly is: 'asked' | 'sending'; readonly what: Deed }
    | { readonly is: 'refused'; readonly what: Deed; readonly why: Failure }
    | undefined
  /** a new token. It is shown until Escape, and nowhere else. */
  readonly created?:
    | { readonly token: CreatedTokenResponse; readonly isCopied: boolean }
    | undefined
}

/** What is known of the customer; undefined while it is not that of this one. */
export const customerIn = ({ customerId }: CustomerState, { snapshot }: Scene) =>
  snapshot.customer.value?.id === customerId ? snapshot.customer.value : undefined

export const bookingsIn = ({ snapshot }: Scene): readonly Booking[] =>
  snapshot.customerPage.value?.reservations ?? []

export function chosenIn(state: CustomerState, scene: Scene): Booking | undefined {
  const all = bookingsIn(scene)
  return all[
    placeIn(
      all.map(({ id }) => id),
      state.selection,
    )
  ]
}

export const listHeight = ({ size }: Pick<Scene, 'size'>) =>
  Math.max(3, Math.floor((size.rows - 3) / 2) - 1)
