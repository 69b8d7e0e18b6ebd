import type { StaffId, StaffScope, TokenCreated, TokenRevoked } from '../kernel/index.ts'

/** Somebody works at the box office. The name stands beside the log: see `Beside`. */
export type StaffAdded = {
  readonly type: 'StaffAdded'
  readonly staffId: StaffId
  readonly scopes: readonly StaffScope[]
}

/** Somebody does not work at the box office any more. The same command revokes their tokens. */
export type StaffRevoked = { readonly type: 'StaffRevoked'; readonly staffId: StaffId }

export type AccessEvent = TokenCreated | TokenRevoked | StaffAdded | StaffRevoked
