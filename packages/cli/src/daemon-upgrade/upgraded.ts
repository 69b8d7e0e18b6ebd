import type { Way } from './way.ts'

/** A daemon by the version that answered and the process that had the port. */
export type Side = { readonly version: string; readonly pid: number }

/** The data of `daemon upgrade`. */
export type Upgraded = {
  readonly way: Way
  readonly home: string
  readonly url: string
  readonly from: Side
  readonly to: Side
  /** whether those who connected meanwhile waited; otherwise they were refused */
  readonly connectionsWaited: boolean
  /** from the order to replace it until the next one took requests */
  readonly ms: number
}
