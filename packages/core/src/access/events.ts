import type { StaffId, StaffScope, TokenCreated, TokenRevoked } from '../kernel/index.ts'

/** Somebody works at the box office. The name is not in the log: see `Beside`. */
export type StaffAdded = {
  readonly type: 'StaffAdded'
  readonly staffId: StaffId
  readonly scopes: readonly StaffScope[]
}

/** Somebody no longer works at the box office. The same command revokes their tokens. */
export type StaffRevoked = { readonly type: 'StaffRevoked'; readonly staffId: StaffId }

export type AccessEvent = TokenCreated | TokenRevoked | StaffAdded | StaffRevoked
