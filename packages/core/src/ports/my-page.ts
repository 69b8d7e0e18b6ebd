import type { CustomerId } from '../kernel/index.ts'

export type PageQuery = {
  readonly customerId: CustomerId
  /** how many reservations; the caller bounds it */
  readonly limit: number
  /** the `next` of the page before */
  readonly cursor?: string | undefined
}

/** One thing that happened, as the stream sends it. */
export type PageStep = {
  readonly position: number
  /** JSON of a MyPageStep */
  readonly json: string
}

/** A view that was made again from the first event on. */
export type Rebuilt = {
  /** how many events it was made of */
  readonly events: number
  /** where it stood when it took the place of the old one */
  readonly position: number
  readonly ms: number
}

/** The view, compared with what the events say. */
export type ViewCheck = {
  readonly ok: boolean
  /** for people */
  readonly detail: string
  /** how many events were read */
  readonly events: number
  /** how many rows were compared */
  readonly rows: number
}

/** MyPage: what customers see of their reservations. It is read from the view alone; the write side is not asked (N5). */
export interface MyPage {
  /** The position that a page shows at least. */
  readonly position: () => number
  /** For reading one's own writes: true once the view is at the position, false after `timeoutMs`. */
  readonly waitFor: (position: number, timeoutMs: number) => Promise<boolean>
  /**
   * A customer's page: the JSON of a MyPageResponse, encoded. Reservations are newest first, from the cursor on; the
   * newest 100 notices are on every page.
   *
   * @throws InvalidCursor
   * @throws MyPageUnavailable `no-view-yet`
   */
  readonly page: (query: PageQuery) => Promise<Uint8Array<ArrayBuffer>>
  /**
   * What happened to a customer's reservations after a position, oldest first. While the first view is being made, that
   * is what it holds so far; subscribers hear of the rest.
   */
  readonly stepsAfter: (
    customerId: CustomerId,
    position: number,
    limit: number,
  ) => Promise<readonly PageStep[]>
  /** Calls back when the customer's page has changed. Returns the way to stop. */
  readonly subscribe: (customerId: CustomerId, listener: () => void) => () => void
  /**
   * Makes the view again from the first event on, while the old one answers.
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
 * MyPage cannot do that now; later it can.
 * - `no-view-yet`: the first view is still being made from the events, so a page would lack reservations
 * - `view-in-use`: another process has the view open, so the view cannot be exchanged
 * - `projector-stopped`: the projector died or was closed before it was done
 */
export class MyPageUnavailable extends Error {
  override readonly name = 'MyPageUnavailable'
  readonly code: 'no-view-yet' | 'view-in-use' | 'projector-stopped'
  constructor(code: MyPageUnavailable['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** The cursor is not the `next` of a page. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor'
}
