import { cut, widthOf } from '../../text/width.ts'
import { TAB_KEYS } from '../keys/keymap.ts'
import type { Snapshot } from '../model/model.ts'
import { ends, type Piece } from '../parts/line.ts'
import { GROUPS, type Group, PLACES, type PlaceId, tabOf } from '../places.ts'
import { actorOn } from '../standing.ts'
import type { View } from '../view.ts'

/** Less of a name tells nothing (columns). */
const SHORTEST_NAME = 4

type Tabs = {
  readonly place: PlaceId
  /** the places that this person can go to */
  readonly tabs: readonly PlaceId[]
  readonly snapshot: Snapshot
}

/**
 * The line at the top: the tabs with their keys, in groups, and who acts on the screen. If there is no room for all names,
 * only the group of the present tab has them; of the others the line has the keys, and the name of the group if that fits.
 */
export function tabLine({ paint, size, words }: View, { place, tabs, snapshot }: Tabs): string {
  const present = tabOf(place)
  // Without colours the present place is marked by its brackets.
  const [open, close] = paint('selected', ' ') === ' ' ? ['[', ']'] : [' ', ' ']
  const tab = (id: PlaceId): Piece[] => {
    const [key = '', name] = [TAB_KEYS[tabs.indexOf(id)], words.places[id]]
    return id === present
      ? [['selected', `${open}${key} ${name}${close}`]]
      : [
          ['key', ` ${key}`],
          ['quiet', ` ${name} `],
        ]
  }
  const groups = GROUPS.flatMap((group) => {
    const ids = tabs.filter((id) => groupOf(id) === group)
    return ids.length > 0 ? [{ group, ids }] : []
  })
  const named = (isOpen: (group: Group) => boolean, titleOf: (group: Group) => string): Piece[] =>
    groups.flatMap(({ group, ids }, i): Piece[] => {
      const [first = '', last = ''] = [ids[0], ids.at(-1)].map((id) =>
        id === undefined ? '' : TAB_KEYS[tabs.indexOf(id)],
      )
      const shown: Piece[] = isOpen(group)
        ? ids.flatMap(tab)
        : [
            ['key', ` ${first}-${last}`],
            ['quiet', titleOf(group)],
          ]
      return i === 0 ? [' ', ...shown] : [['quiet', '│'], ...shown]
    })
  const isPresent = (group: Group) => group === groupOf(present)
  const all = named(
    () => true,
    () => '',
  )
  const { whole, short } = actorName({ place, snapshot }, words)
  const fits = widthIn(all) + widthOf(whole) + 2 <= size.columns
  const titled = named(isPresent, (group) => ` ${words.groups[group]} `)
  const keys = named(isPresent, () => ' ')
  const pieces = fits ? all : widthIn(titled) <= size.columns ? titled : keys
  const room = size.columns - widthIn(pieces) - 2
  const name = widthOf(whole) <= room ? whole : room < SHORTEST_NAME ? '' : cut(short, room)
  return ends(paint, size.columns, pieces, name === '' ? [] : [['quiet', `${name} `]])
}

const groupOf = (id: PlaceId): Group | undefined => {
  const place = PLACES[id]
  return 'group' in place ? place.group : undefined
}

const widthIn = (pieces: readonly Piece[]): number =>
  widthOf(pieces.map((piece) => (typeof piece === 'string' ? piece : piece[1])).join(''))

/** Who acts on the screen: the customer, or who works at the box office. `short`: without the role. */
function actorName(
  { place, snapshot }: Pick<Tabs, 'place' | 'snapshot'>,
  { signIn, roles }: View['words'],
): { readonly whole: string; readonly short: string } {
  const who = actorOn(place, snapshot)
  const same = (name: string) => ({ whole: name, short: name })
  if (who === undefined) return same('')
  if (who === 'nobody') return same(signIn.nobody)
  if (who.staff) return { whole: roles.staff(who.staff.name), short: who.staff.name }
  return same(who.role === 'admin' ? roles.admin : (who.customer?.name ?? ''))
}
