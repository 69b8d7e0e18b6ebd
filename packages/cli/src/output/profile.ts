import type { Page } from '../client/client.ts'
import type { TokenHolds } from '../profiles/check.ts'
import type { ListedProfile, UsedProfile } from '../profiles/signed-in.ts'
import { words } from '../words/words.ts'
import type { Cell } from './cell.ts'
import type { Paint } from './paint.ts'
import { table } from './table.ts'

/** The profiles, the current one with a star. */
export function profilesText({ items }: Page<ListedProfile>, paint: Paint, room?: number): string {
  return table(
    [
      { title: '' },
      { title: words().columns.profile },
      { title: words().columns.who, long: 'cut', least: 12 },
      { title: words().columns.id, spare: 1 },
      { title: words().columns.boxOffice, long: 'cut', least: 16 },
      { title: words().columns.token },
    ],
    items.map((each) => [
      each.current ? '*' : '',
      { text: each.profile, paint: each.current ? paint.strong : plain },
      each.name ?? words().shown.adminByHome,
      each.id ?? '',
      each.url ?? words().shown.thisMachine,
      tokenCell(each, paint),
    ]),
    paint,
    room,
  )
}

const plain = (text: string) => text

type Look = { readonly text: string; readonly look: keyof Paint }

const looks = (): Readonly<Record<TokenHolds, Look>> => ({
  valid: { text: words().shown.valid, look: 'good' },
  revoked: { text: words().shown.revoked, look: 'bad' },
  ended: { text: words().shown.endedToken, look: 'bad' },
  refused: { text: words().shown.notKnown, look: 'bad' },
  unchecked: { text: words().shown.notChecked, look: 'quiet' },
})

/** Why a token was not checked, by the code of the error. Other codes are shown as they are. */
const reasons = (): Readonly<Record<string, string>> => ({
  'daemon-unreachable': words().shown.silent,
  'unexpected-answer': words().shown.noOffice,
  'insecure-address': words().shown.notHttps,
})

function tokenCell({ token, why }: ListedProfile, paint: Paint): Cell {
  const { text, look } = looks()[token]
  const reason = why === null ? undefined : (reasons()[why] ?? why)
  return { text: reason === undefined ? text : `${text}: ${reason}`, paint: paint[look] }
}

export const usedText = ({ profile }: UsedProfile): string => words().shown.profileUsed(profile)
