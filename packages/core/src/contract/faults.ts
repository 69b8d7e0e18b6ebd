import type { Nothing, RefusalParams, Scope } from '../kernel/index.ts'

/** What is wrong with a request itself, whoever sends it. See {@link ProblemParams}. */
export type RequestFaultParams = {
  'route-not-found': { readonly path: string }
  'method-not-allowed':
    | { readonly case: 'route'; readonly method: string; readonly allowed: readonly string[] }
    | { readonly case: 'proxy' | 'control' }
  'malformed-json':
    | { readonly case: 'encoding' }
    | { readonly case: 'depth'; readonly most: number }
    /** `why`: what the parser says, in English */
    | { readonly case: 'syntax'; readonly why: string }
  'unsupported-media-type':
    | { readonly case: 'type' | 'compressed' }
    | { readonly case: 'charset'; readonly charset: string }
  'body-too-large': { readonly case: 'bytes'; readonly limit: number } | { readonly case: 'chunks' }
  'validation-failed': /** the body or the query has the mistakes in `errors`, and `more` others */
    | { readonly case: 'body' | 'query'; readonly more: number }
    | { readonly case: 'last-event-id' | 'idempotency-key' }
    | { readonly case: 'short-idempotency-key'; readonly least: number }
    /** of whom: a customer and a staff member were named, or nobody where somebody has to be */
    | { readonly case: 'two-owners' | 'no-owner' }
  'invalid-cursor': Nothing
  'host-not-allowed': Nothing
  'origin-not-allowed': Nothing
  'malformed-request':
    | { readonly case: 'not-http' | 'address' | 'url' | 'no-host' | 'two-hosts' }
    | { readonly case: 'header-twice'; readonly header: string }
  'length-required': Nothing
  'headers-too-large': { readonly limit: number }
  'request-timeout': { readonly headMs: number; readonly wholeMs: number }
}

/** Who may not ask, and what the box office cannot do now or at all. See {@link ProblemParams}. */
export type ServiceFaultParams = {
  'not-signed-in': {
    /** no token, one that nobody has, a header without one, or not the key of the daemon's control */
    readonly case: 'no-token' | 'unknown-token' | 'no-bearer' | 'no-key'
  }
  'not-allowed':
    | { readonly case: 'staff-only' }
    /** the token lacks all of the scopes of which one is needed */
    | {
        readonly case: 'scope-needed'
        readonly needed: readonly Scope[]
        readonly name: string
        readonly has: readonly Scope[]
      }
    /** the token of the home has no tokens of its own */
    | { readonly case: 'token-of-the-home' }
    /** a folder of the machine is named by a request that does not come over the socket of the home */
    | { readonly case: 'folder-from-elsewhere' }
  'customers-only': {
    /** what those who work at the box office do not have: a booking, bookings, MyPage, or a customer of their own */
    readonly case: 'book' | 'bookings' | 'mypage' | 'customer'
  }
  'too-many-requests': {
    readonly of: 'customer' | 'admin' | 'anonymous' | 'sign-up'
    readonly perSecond: number
    readonly waitMs: number
  }
  'server-busy':
    | { readonly case: 'bodies' | 'connections' | 'exports' }
    /** an export of this customer is being made already */
    | { readonly case: 'export'; readonly id: string }
  'request-in-progress': Nothing
  'task-not-found': { readonly id: string }
  'report-not-found': { readonly name: string; readonly names: readonly string[] }
  'mypage-behind':
    | { readonly case: 'position'; readonly position: number }
    | { readonly case: 'no-view-yet' | 'view-in-use' | 'projector-stopped' }
  'too-many-streams':
    | { readonly case: 'yours'; readonly count: number }
    /** `yours` of all `places` for customers, for staff, or for those without a token */
    | {
        readonly case: 'all'
        readonly for: 'customers' | 'staff' | 'strangers'
        readonly places: number
        readonly yours: number
      }
  /** `position`: up to which event the reader has read; `last`: where the log ends */
  'events-lost': { readonly position: number; readonly last: number }
  draining: Nothing
  'worker-away': Nothing
  'storage-full': { readonly case: 'write' | 'second-view' | 'backup' }
  /** `reason`: the code of the database's error */
  'storage-failing': { readonly reason: string | null }
  'storage-damaged': { readonly reason: string | null }
  'storage-read-only': { readonly reason: string | null }
  'storage-unreachable': { readonly reason: string | null }
  'storage-unavailable': { readonly reason: string | null }
  'payment-overloaded': {
    readonly case: 'not-available' | 'too-many-unpaid'
    readonly waitMs: number
  }
  'no-sandbox': Nothing
  'sandbox-unavailable': Nothing
  'no-metrics': Nothing
  'no-webhook': Nothing
  'no-mail': Nothing
  'customer-not-confirmed': { readonly id: string }
  /** `cards` are those that the sandbox has */
  'card-unknown': { readonly card: string; readonly cards: readonly string[] }
  /** `why`: what Stripe's library says, in English */
  'stripe-signature-invalid': { readonly why: string }
  'internal-error': Nothing
}

/** What goes wrong with backups, and with charges that a restore has lost. See {@link ProblemParams}. */
export type RecoveryFaultParams = {
  'backup-in-progress': Nothing
  'backup-failed':
    | { readonly case: 'folder'; readonly folder: string; readonly reason: string }
    | { readonly case: 'damaged'; readonly reason: string }
  'no-ledger': Nothing
  'gateway-unavailable': Nothing
  'charge-not-found': { readonly key: string }
  'charge-refunded': { readonly key: string }
}

/** Faults outside of the domain: in HTTP, in the store, or in the caller's identity. */
export type FaultParams = RequestFaultParams & ServiceFaultParams & RecoveryFaultParams
export type FaultCode = keyof FaultParams

/**
 * Everything that a request can be refused with, by code: what the problem says, as plain JSON. `RefusalParams` of the kernel
 * says how it is written.
 */
export type ProblemParams = RefusalParams & FaultParams
export type ProblemCode = keyof ProblemParams
