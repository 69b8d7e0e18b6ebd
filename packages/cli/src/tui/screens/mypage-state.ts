import type { MyPage } from '../../client/mypage.ts'
import type { Failure } from '../../failure.ts'
import { placeIn, type Selection } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import type { CancelAsked } from './cancel-state.ts'

type Booking = MyPage['reservations'][number]

export type MyPageState = {
  readonly selection: Selection
  /** the first entry that is shown while the whole history of the selected booking is read */
  readonly reading?: number | undefined
  /** the booking that is to be cancelled: it is asked for, or under way, or was refused */
  readonly cancelling?:
    | { readonly is: 'asked' | 'sending'; readonly id: string; readonly asked: CancelAsked }
    | { readonly id: string; readonly is: 'refused'; readonly refusal: Failure }
    | undefined
}

export const bookingsOf = ({ snapshot }: Scene): readonly Booking[] =>
  snapshot.mypage.value?.reservations ?? []

export const listHeight = ({ size }: Pick<Scene, 'size'>) =>
  Math.max(3, Math.floor(size.rows / 2) - 2)

export function chosenOf(state: MyPageState, scene: Scene): Booking | undefined {
  const all = bookingsOf(scene)
  return all[
    placeIn(
      all.map(({ id }) => id),
      state.selection,
    )
  ]
}
