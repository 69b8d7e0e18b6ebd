import type { Failure } from '../../failure.ts'
import { widthOf, wrap } from '../../text/width.ts'
import { type Action, keysOf, MOVES } from '../keys/keymap.ts'
import type { Known } from '../model/feed.ts'
import type { Snapshot } from '../model/model.ts'
import { line, type Piece } from '../parts/line.ts'
import { PLACES, type PlaceId } from '../places.ts'
import type { ActionNames } from '../screen.ts'
import { isSignedOut, notAllowedIn, standingOf } from '../standing.ts'
import { spanText, whyOf } from '../text.ts'
import type { Drawn, Size, View } from '../view.ts'
import { helpLines, type Keys, nameOf, shownKey } from './help.ts'
import type { Overlay } from './keys.ts'
import { drawPalette, type ListedCommand } from './palette.ts'
import { tabLine } from './tabs.ts'

/** The rows around a screen: the tabs and the line below them, the line above the foot and the foot. */
const HEAD = 2
const FOOT = 2

/** The part of the terminal that the screen has. One row less than all, since Windows scrolls a full one. */
export const innerSize = ({ columns, rows }: Size): Size => ({
  columns: columns - 2,
  rows: Math.max(1, rows - 1 - HEAD - FOOT),
})

export type Inside = {
  readonly place: PlaceId
  /** the places that this person can go to */
  readonly tabs: readonly PlaceId[]
  readonly snapshot: Snapshot
  /** what the screen needs */
  readonly needed: readonly Known<unknown>[]
  readonly inner: Drawn
  readonly possible: readonly Action[]
  /** what these keys do just now, where that has a name of its own */
  readonly names: ActionNames
  readonly everywhere: readonly Action[]
  readonly overlay: Overlay
  readonly commands: readonly ListedCommand[]
  /** what was just done, in the foot */
  readonly note: string | undefined
}

/** The whole terminal: tabs, the screen, how current it is, and the keys that are possible now. */
export function frame(view: View, inside: Inside): Drawn {
  const { paint, size } = view
  const inner = innerSize(size)
  const { lines, cursor } = contents({ ...view, size: inner }, inside)
  const rule = paint('quiet', '─'.repeat(size.columns))
  const body = Array.from({ length: inner.rows }, (_, i) => ` ${lines[i] ?? ''}`)
  return {
    lines: [tabLine(view, inside), rule, ...body, ...footLines(view, inside, rule)],
    cursor: cursor && { x: cursor.x + 1, y: cursor.y + HEAD },
  }
}

/** What is inside of the frame: the screen, or what lies over it. */
function contents(view: View, inside: Inside): Drawn {
  const { overlay, commands } = inside
  if (overlay?.is === 'help') return { lines: helpLines(view, inside) }
  if (overlay?.is === 'palette') return drawPalette(overlay.palette, commands, view)
  const refusal = notAllowed(inside)
  if (!refusal) return inside.inner
  const text = `${refusal.detail} ${refusal.hint ?? ''}`.trim()
  return { lines: wrap(text, view.size.columns).map((each) => view.paint('warn', each)) }
}

/** Why the person may not see what the screen shows, if it has nothing to show. */
const notAllowed = ({ needed }: Inside): Failure | undefined =>
  needed.every(({ value }) => value === undefined)
    ? needed.map(({ freshness }) => notAllowedIn(freshness)).find((each) => each !== undefined)
    : undefined

/** The rule and the foot. The places to go to take the row of the rule too, if they need two. */
function footLines(view: View, inside: Inside, rule: string): readonly string[] {
  const text = foot(view, inside)
  return typeof text === 'string' ? [rule, text] : [rule, ...text].slice(-FOOT)
}

/** What to know about the state of the connection, or else the keys. */
function foot(view: View, inside: Inside): string | readonly string[] {
  if (inside.overlay?.is === 'help')
    return line(view.paint, view.size.columns, ' ', ['quiet', view.words.frame.helpCloses])
  if (inside.overlay?.is === 'palette') return paletteKeys(view)
  if (inside.note !== undefined)
    return line(view.paint, view.size.columns, ' ', ['good', inside.note])
  const trouble = troubleLine(view, inside)
  if (trouble) return line(view.paint, view.size.columns, ' ', trouble)
  const { paint, size } = view
  if (inside.overlay?.is === 'go') return goLines(view, inside.tabs)
  return line(paint, size.columns, ...keyPieces(inside, view))
}

/** The keys of the palette: all others type. */
const paletteKeys = (view: View): string =>
  line(
    view.paint,
    view.size.columns,
    ...[' ', ['key', '↑↓'] as const, ` ${view.words.does.choose} `],
    ...keyPieces(
      {
        ...{ possible: ['open', 'nextPane', 'back'], everywhere: [] },
        names: { open: 'runIt', nextPane: 'complete', back: 'close' },
      },
      view,
    ),
  )

/** As many keys as fit as a whole, the likeliest first. The help has all. */
function keyPieces({ possible, everywhere, names }: Keys, { size, words }: View): Piece[] {
  let room = size.columns
  const all = [...possible, ...everywhere].filter((action) => isTold(action, names))
  // Two keys that do the same are told once.
  const told = new Map(all.toReversed().map((action) => [nameOf(action, names, words), action]))
  return all
    .filter((action) => told.get(nameOf(action, names, words)) === action)
    .flatMap((action): Piece[] => {
      const [key, name] = [footKey(action, all), ` ${nameOf(action, names, words)}`]
      const gap = room === size.columns ? ' ' : '  '
      const needed = widthOf(gap + key + name)
      if (needed > room) {
        room = 0
        return []
      }
      room -= needed
      return [gap, ['key', key], name]
    })
}

const SIDEWAYS: readonly Action[] = ['left', 'right']
/**
 * Everybody knows the keys that move, also back from one line to the one before, and the tabs show theirs; the help has them too.
 * What has a name of its own is told.
 */
const KNOWN: readonly Action[] = [...MOVES, ...SIDEWAYS, 'previousPane', 'tab']
const isTold = (action: Action, names: ActionNames): boolean =>
  !KNOWN.includes(action) || names[action] !== undefined

/** The key of an action: of a row of keys the ends, and the two keys that go sideways as one. */
function footKey(action: Action, told: readonly Action[]): string {
  const keys = keysOf(action)
  if (keys.length > 4) return `${keys[0]}-${keys.at(-1)}`
  const actions = SIDEWAYS.includes(action)
    ? told.filter((each) => SIDEWAYS.includes(each))
    : [action]
  return actions.map((each) => shownKey(keysOf(each)[0])).join(' ')
}

/** The places with their letters, each as a whole, in as many lines as that takes. */
function goLines({ paint, words, size }: View, tabs: readonly PlaceId[]): readonly string[] {
  const lines: { room: number; readonly pieces: Piece[] }[] = []
  for (const id of tabs) {
    const [key, name] = [PLACES[id].letter ?? '', ` ${words.places[id]}`]
    const needed = widthOf(`${key}${name}`) + 2
    let last = lines.at(-1)
    if (!last || last.room < needed) {
      last = { room: size.columns, pieces: [] }
      lines.push(last)
    }
    last.pieces.push(last.pieces.length === 0 ? ' ' : '  ', ['key', key], name)
    last.room -= needed
  }
  return lines.map(({ pieces }) => line(paint, size.columns, ...pieces))
}

function troubleLine({ words, now }: View, inside: Inside): Piece | undefined {
  if (inside.place !== 'signIn' && standingOf(inside.snapshot) === 'revoked')
    return ['warn', words.signIn.revoked]
  if (notAllowed(inside)) return undefined
  for (const { freshness, at } of inside.needed) {
    // The screens say that nobody is signed in, and how to change that.
    if (isSignedOut(freshness)) continue
    if (freshness.state === 'failed') return ['bad', words.frame.failed(whyOf(freshness.failure))]
    if (freshness.state === 'lost')
      return at === undefined
        ? ['bad', words.frame.lostEmpty]
        : ['warn', words.frame.lost(spanText(now - at, words))]
    if (freshness.state === 'connecting') return ['quiet', words.frame.connecting]
  }
  return undefined
}
