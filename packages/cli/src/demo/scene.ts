import type {
  CancellationResponse,
  CustomerResponse,
  HallResponse,
  HoldResponse,
  NoticeResponse,
  PerformanceResponse,
  ReservationResponse,
  SalesResponse,
  SeasonResponse,
  VerifyResponse,
} from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import type { MyPage } from '../client/mypage.ts'
import type { Changed } from '../season/grade-change.ts'

/** The result of a command of the story. */
export type Outcome =
  | { readonly kind: 'season'; readonly data: SeasonResponse }
  | { readonly kind: 'customer'; readonly data: CustomerResponse }
  | { readonly kind: 'performance'; readonly data: PerformanceResponse }
  | { readonly kind: 'reservation'; readonly data: ReservationResponse }
  | { readonly kind: 'hall'; readonly data: HallResponse }
  | { readonly kind: 'hold'; readonly data: HoldResponse }
  | { readonly kind: 'refund'; readonly data: CancellationResponse }
  | { readonly kind: 'changed-grade'; readonly data: Changed }
  | { readonly kind: 'sales'; readonly data: SalesResponse }
  | { readonly kind: 'refusal'; readonly data: { readonly code: string; readonly detail: string } }
  | { readonly kind: 'notices'; readonly data: Page<NoticeResponse> }
  | { readonly kind: 'mypage'; readonly data: MyPage }
  | { readonly kind: 'verify'; readonly data: VerifyResponse }

/** One step of the story: a sentence about it, its command, and the result. */
export type Scene = Outcome & {
  /** what happens and why; empty if the scene before has said it */
  readonly told: string
  /** without the name of the program */
  readonly command: string
}

/** The whole story; `verify` is null if it ended before its last scene. */
export type Demo = {
  /** whether the checks of the last scene hold */
  readonly ok: boolean
  readonly scenes: readonly Scene[]
  readonly verify: VerifyResponse | null
}
