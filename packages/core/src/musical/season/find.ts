import { type Refused, refuse } from '../../kernel/index.ts'
import { nameKey } from '../../names/index.ts'
import type { Musical } from '../state.ts'
import type { MusicalNamed, MusicalOnSale } from './target.ts'

/** Whether a musical may be the one that is named. */
export const mayBe = (named: MusicalNamed, musical: Musical): boolean =>
  hasKey(named, musical) || looksAlike(named, musical)

const hasKey = ({ key }: MusicalNamed, musical: Musical): boolean =>
  key !== undefined && (musical.key === key || musical.id === key)

const looksAlike = (named: MusicalNamed, { title, venue }: Musical): boolean =>
  nameKey(named.title) === nameKey(title) && nameKey(named.venue) === nameKey(venue)

/**
 * The musical that a season file means. Its key counts first, so a title can change. A musical that was registered without a key is
 * found by title and venue. Undefined if there is none; a refusal if there are several.
 */
export function musicalNamed(
  named: MusicalNamed,
  season: readonly MusicalOnSale[],
): MusicalOnSale | Refused | undefined {
  const keyed = season.find(({ musical }) => hasKey(named, musical))
  if (keyed) return keyed
  const alike = season.filter(
    ({ musical }) =>
      looksAlike(named, musical) && (named.key === undefined || musical.key === undefined),
  )
  if (alike.length <= 1) return alike[0]
  const { title, venue } = named
  const ids = alike.map(({ musical }) => musical.id)
  return refuse('season-musical-unclear', { title, venue, ids })
}
