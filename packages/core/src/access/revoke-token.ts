import {
  accept,
  kindOfOwner,
  type Operation,
  refuse,
  type Token,
  type TokenId,
  type TokenRevoked,
} from '../kernel/index.ts'
import { type Asker, askerNeeds, missingFrom, refuseOver } from './state.ts'

export type RevokeToken = {
  readonly tokenId: TokenId
  readonly asker: Asker
  /** whose tokens the asker may revoke besides those of its own owner */
  readonly others: 'nobody' | 'customers' | 'everybody'
}

export type RevokedReply = { readonly token: Token }

/**
 * Ends a token at once. Everybody may revoke the token with which they ask, and those of the same owner that can do no
 * more than it. A token that is revoked already stays as it is.
 */
export const revokeToken: Operation<
  RevokeToken,
  { asker?: TokenId; token: TokenId },
  { asker: Token | undefined; token: Token | undefined },
  TokenRevoked,
  RevokedReply
> = {
  name: 'revoke-token',
  needs: ({ tokenId, asker }) => ({ ...askerNeeds(asker), token: tokenId }),
  decide({ tokenId, asker, others }, { asker: own, token }, { now }) {
    const over = refuseOver(asker, own, now)
    if (over) return over
    const mine = token !== undefined && token.owner === own?.owner
    // A caller must not find out that somebody else's token exists.
    if (!token || !(mine || mayTouch(token, others)))
      return refuse('token-not-found', { id: tokenId })
    const missing = mine && token.id !== own.id ? missingFrom(own.scopes, token.scopes) : []
    if (own && missing.length > 0)
      return refuse('token-exceeded', {
        case: 'revoking',
        name: own.name,
        missing,
        other: token.name,
      })
    if (token.revokedAt !== null) return accept([], { token })
    const revokedAt = new Date(now).toISOString()
    return accept([revoked(token)], { token: { ...token, revokedAt } })
  },
}

export const revoked = ({ id, owner }: Token): TokenRevoked => ({
  type: 'TokenRevoked',
  tokenId: id,
  owner,
})

const mayTouch = ({ owner }: Token, others: RevokeToken['others']): boolean =>
  others === 'everybody' || (others === 'customers' && kindOfOwner(owner) === 'customer')
