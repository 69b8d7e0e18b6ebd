import type { Page } from '../client/client.ts'
import type { TokenHolds } from '../profiles/check.ts'
import type { ListedProfile, UsedProfile } from '../profiles/signed-in.ts'
import type { Cell } from './cell.ts'
import type { Paint } from './paint.ts'
import { table } from './table.ts'

/** The profiles, the current one with a star. */
export function profilesText({ items }: Page<ListedProfile>, paint: Paint, room?: number): string {
  return table(
    [
      { title: '' },
      { title: 'PROFILE' },
      { title: 'WHO', long: 'cut', least: 12 },
      { title: 'ID', spare: 1 },
      { title: 'BOX OFFICE', long: 'cut', least: 16 },
      { title: 'TOKEN' },
    ],
    items.map((each) => [
      each.current ? '*' : '',
      { text: each.profile, paint: each.current ? paint.strong : plain },
      each.name ?? 'the admin, by the token of this home',
      each.id ?? '',
      each.url ?? 'this machine',
      tokenCell(each, paint),
    ]),
    paint,
    room,
  )
}

const plain = (text: string) => text

const WORDS: Readonly<Record<TokenHolds, { readonly text: string; readonly look: keyof Paint }>> = {
  valid: { text: 'valid', look: 'good' },
  revoked: { text: 'revoked', look: 'bad' },
  ended: { text: 'ended', look: 'bad' },
  refused: { text: 'not known there', look: 'bad' },
  unchecked: { text: 'not checked', look: 'quiet' },
}

/** Why a token was not checked, by the code of the error. Other codes are shown as they are. */
const REASONS: Readonly<Record<string, string>> = {
  'daemon-unreachable': 'the box office does not answer',
  'unexpected-answer': 'no box office answers there',
  'insecure-address': 'the address is not https',
}

function tokenCell({ token, why }: ListedProfile, paint: Paint): Cell {
  const { text, look } = WORDS[token]
  const reason = why === null ? undefined : (REASONS[why] ?? why)
  return { text: reason === undefined ? text : `${text}: ${reason}`, paint: paint[look] }
}

export const usedText = ({ profile }: UsedProfile): string =>
  `Commands are for the profile "${profile}" now, unless --profile names another one.`
