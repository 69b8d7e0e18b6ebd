import type { AccessEvent, StaffAdded, StaffRevoked } from '../access/index.ts'
import type { Beside, Grant, TokenCreated, TokenRevoked } from '../kernel/index.ts'
import type { State } from './state.ts'

type NewStaff = NonNullable<Beside['staff']>[number]
type At = { readonly at: string }

/** Applies an event about tokens or staff to the rows. */
export function evolveAccess(state: State, event: AccessEvent & At): void {
  switch (event.type) {
    case 'TokenCreated':
      tokenCreated(state, event)
      return
    case 'TokenRevoked':
      tokenRevoked(state, event)
      return
    case 'StaffAdded':
      staffAdded(state, event)
      return
    case 'StaffRevoked':
      staffRevoked(state, event)
  }
}

/** The commit enters name and hash, which are in no event (`enterGrant`). */
function tokenCreated(state: State, event: TokenCreated & At): void {
  const { tokenId: id, owner, scopes, at: createdAt, endsAt } = event
  const row = { id, owner, name: '', scopes, createdAt, endsAt, revokedAt: null, hash: '' }
  state.tokens.add(id, row)
}

function tokenRevoked({ tokens }: State, { tokenId, at }: TokenRevoked & At): void {
  const row = tokens.get(tokenId)
  if (row === undefined) throw new Error(`There is no token ${tokenId}.`)
  tokens.replace(tokenId, { ...row, revokedAt: at })
}

/** The commit enters the name, which is in no event (`enterStaff`). */
function staffAdded(state: State, event: StaffAdded & At): void {
  const { staffId: id, scopes, at: addedAt } = event
  state.staff.add(id, { id, name: '', scopes, addedAt, revokedAt: null })
}

function staffRevoked({ staff }: State, { staffId, at }: StaffRevoked & At): void {
  const row = staff.get(staffId)
  if (row === undefined) throw new Error(`There is no staff member ${staffId}.`)
  staff.replace(staffId, { ...row, revokedAt: at })
}

/** Enters the name and the hash of a token. Its row has to be in the working set. */
export function enterGrant({ tokens }: State, { tokenId, tokenHash: hash, name }: Grant): void {
  const row = tokens.get(tokenId)
  if (row === undefined) throw new Error(`There is no token ${tokenId}.`)
  tokens.replace(tokenId, { ...row, hash, name })
}

/** Enters the name of a staff member. Their row has to be in the working set. */
export function enterStaff({ staff }: State, { staffId, name }: NewStaff): void {
  const row = staff.get(staffId)
  if (row === undefined) throw new Error(`There is no staff member ${staffId}.`)
  staff.replace(staffId, { ...row, name })
}
