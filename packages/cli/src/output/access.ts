import type {
  AddedStaffResponse,
  CreatedTokenResponse,
  StaffResponse,
  TokenResponse,
} from '@outerpark/core/contract'
import type { Scope } from '@outerpark/core/kernel'
import type { Page } from '../client/client.ts'
import { clockTime } from '../text/time.ts'
import { codeText, tokenName } from '../words/code-text.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { details, table } from './table.ts'

/** The last column of these lists. The others are not cut. */
const nameColumn = () => ({ title: words().columns.name, long: 'cut' }) as const

export function tokensText({ items }: Page<TokenResponse>, paint: Paint, room?: number): string {
  return table(
    [
      { title: words().columns.id },
      { title: words().columns.may },
      { title: words().columns.until },
      { title: words().columns.state },
      nameColumn(),
    ],
    items.map((token) => {
      const state = stateOf(token)
      const isOver = state === 'revoked' || state === 'ended'
      return [
        token.id,
        mayText(token.scopes),
        token.endsAt === null ? '' : clockTime(token.endsAt).slice(0, 10),
        {
          text: codeText(state),
          paint: isOver ? paint.quiet : paint.good,
        },
        tokenName(token.name),
      ]
    }),
    paint,
    room,
  )
}

/** Who may do what an admin may needs no other scope. */
const mayText = (scopes: readonly Scope[]) =>
  scopes.includes('admin') ? 'admin' : scopes.join(',')

/** Whether the token is valid, and whether it is the one that this profile uses. */
function stateOf({ endsAt, revokedAt, current }: TokenResponse): string {
  if (revokedAt !== null) return 'revoked'
  if (endsAt !== null && Date.parse(endsAt) <= Date.now()) return 'ended'
  return current ? 'in-use' : 'valid'
}

/** @param whose the words for its owner */
export function createdTokenText(
  created: CreatedTokenResponse,
  paint: Paint,
  room?: number,
  whose = created.details.owner,
): string {
  const { id, name, scopes, endsAt } = created.details
  return details(
    [
      [words().labels.id, id],
      [words().labels.of, whose],
      [words().labels.name, tokenName(name)],
      [words().labels.may, scopes.join(', ')],
      ...(endsAt === null ? [] : [[words().labels.until, clockTime(endsAt)] as const]),
      [words().labels.token, { text: created.token, paint: paint.strong }],
    ],
    paint,
    room,
  )
}

export const revokedTokenText = ({ id, name }: TokenResponse) =>
  words().shown.tokenRevoked(id, tokenName(name))

export function staffText({ items }: Page<StaffResponse>, paint: Paint, room?: number): string {
  return table(
    [
      { title: words().columns.id },
      { title: words().columns.may },
      { title: words().columns.state },
      nameColumn(),
    ],
    items.map(({ id, name, scopes, revokedAt }) => [
      id,
      mayText(scopes),
      revokedAt === null
        ? { text: words().shown.worksHere, paint: paint.good }
        : { text: words().shown.leftOn(clockTime(revokedAt).slice(0, 10)), paint: paint.quiet },
      name,
    ]),
    paint,
    room,
  )
}

export function addedStaffText(added: AddedStaffResponse, paint: Paint, room?: number): string {
  const { staff, details: token } = added
  return details(
    [
      [words().labels.id, staff.id],
      [words().labels.name, { text: staff.name, paint: paint.strong }],
      [words().labels.may, staff.scopes.join(', ')],
      ...(token.endsAt === null ? [] : [[words().labels.until, clockTime(token.endsAt)] as const]),
      [words().labels.token, { text: added.token, paint: paint.strong }],
    ],
    paint,
    room,
  )
}

export const revokedStaffText = ({ id, name }: StaffResponse) =>
  words().shown.staffRevoked(name, id)
