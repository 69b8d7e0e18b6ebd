import type { CustomerId } from '../kernel/index.ts'
import type { CheckFinding, Language } from '../names/index.ts'

export type PageQuery = {
  readonly customerId: CustomerId
  /** the number of reservations; the caller limits it */
  readonly limit: number
  /** the `next` of the previous page */
  readonly cursor?: string | undefined
  /** of its sentences; English if left out */
  readonly language?: Language
}

/** One event, as the stream sends it. */
export type PageStep = {
  readonly position: number
  /** a MyPageStep as JSON */
  readonly json: string
}

/** The result of rebuilding the view from the first event. */
export type Rebuilt = {
  /** the number of events that were read */
  readonly events: number
  /** the position of the new view when it replaced the old one */
  readonly position: number
  readonly ms: number
}

/** The result of comparing the view with the events. */
export type ViewCheck = {
  readonly ok: boolean
  readonly finding: CheckFinding
  /** the number of events that were read */
  readonly events: number
  /** the number of rows that were compared */
  readonly rows: number
}

/** MyPage: what customers see of their reservations. It reads only the view, never the write side (N5). */
export interface MyPage {
  /** The view includes all events up to this position, and maybe more. */
  readonly position: () => number
  /**
   * Waits until the view has reached the position: then true, or false after `timeoutMs`. It lets customers read their
   * own writes.
   */
  readonly waitFor: (position: number, timeoutMs: number) => Promise<boolean>
  /**
   * A customer's page: a MyPageResponse as encoded JSON. Reservations are newest first and start at the cursor. Every
   * page has the newest 100 notices.
   *
   * @throws InvalidCursor
   * @throws MyPageUnavailable `no-view-yet`
   */
  readonly page: (query: PageQuery) => Promise<Uint8Array<ArrayBuffer>>
  /**
   * The events of a customer's reservations after a position, oldest first. While the first view is being made, these are
   * the ones that it has so far. Subscribers get the others later.
   * @param language of their sentences; English if left out
   */
  readonly stepsAfter: (
    customerId: CustomerId,
    position: number,
    limit: number,
    language?: Language,
  ) => Promise<readonly PageStep[]>
  /** Calls `listener` when the customer's page has changed. Returns a function that ends the subscription. */
  readonly subscribe: (customerId: CustomerId, listener: () => void) => () => void
  /**
   * Rebuilds the view from the first event, while the old view answers requests.
   * @throws MyPageUnavailable
   */
  readonly rebuild: () => Promise<Rebuilt>
  /**
   * Compares the view with what the events say.
   * @throws MyPageUnavailable
   */
  readonly check: () => Promise<ViewCheck>
}

/**
 * MyPage cannot do that now. A later try can work.
 * - `no-view-yet`: the first view is still being made from the events, so a page would lack reservations
 * - `view-in-use`: another process has the view open, so the view cannot be replaced
 * - `no-room`: the disk is full, so a second view cannot be made
 * - `projector-stopped`: the projector died or was closed before it had finished
 */
export class MyPageUnavailable extends Error {
  override readonly name = 'MyPageUnavailable'
  readonly code: 'no-view-yet' | 'view-in-use' | 'no-room' | 'projector-stopped'
  constructor(code: MyPageUnavailable['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** The cursor does not come from a previous page. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor'
}
