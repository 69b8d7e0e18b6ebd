import { type GatewayIdentity, gatewayText, type StartWord } from '@outerpark/core/names'
import { StartFailure } from '../../process/start-failure.ts'
import { isProduct } from '../../settings/gateway.ts'
import type { OpenMoney } from '../../store/sqlite/home-memory.ts'
import { isSameGateway } from './gateway-identity.ts'
import type { Marker } from './marker.ts'

/** What the database remembers of its last opening. */
export type Remembered = {
  readonly office: string
  readonly openings: number
  readonly position: number
  readonly gateway: GatewayIdentity | undefined
  readonly mode: string | undefined
  /** whether it comes from a backup, and was not opened since */
  readonly isFreshlyRestored: boolean
  /** the variables of the environment that had settings */
  readonly variables: readonly string[]
  /** is asked for only if the gateway differs */
  readonly money: () => OpenMoney
}

/** A home before its box office is opened. */
export type FoundHome = {
  readonly home: string
  /** undefined if there is no database, or one with nothing in it */
  readonly database: Remembered | undefined
  readonly marker: Marker | undefined
  /** the names of other files that only a home with a database has */
  readonly traces: readonly string[]
}

/** How the home is asked to open. */
export type AskedOpening = {
  readonly gateway: GatewayIdentity
  readonly mode: string
  readonly words: ReadonlySet<StartWord>
  /** whether one of these variables, or the setting of it in the file, is given now */
  readonly isGiven: (variable: string) => boolean
  /** true if no person asked for this start: a command needs the daemon and starts it */
  readonly asBefore: boolean
}

/** Why the home must not be opened in this way; undefined if it may. */
export function refusalOf(found: FoundHome, asked: AskedOpening): StartFailure | undefined {
  const { database } = found
  if (!database) return lostDatabase(found, asked.words)
  return (
    olderDatabase(found, database, asked.words) ??
    freshlyRestored(found.home, database, asked) ??
    otherGateway(found.home, database, asked) ??
    otherMode(found.home, database, asked) ??
    missingSettings(found.home, database, asked)
  )
}

/** The warnings for the log, for an opening that was allowed by a word. */
export function warningsOf({ database, marker }: FoundHome, asked: AskedOpening): string[] {
  const found: string[] = []
  if (!database) return marker ? ['the database was lost; an empty one is begun'] : []
  const lost = marker && lostSince(database, marker)
  if (lost) found.push(`an older database was put back: ${lost}`)
  const { gateway, mode } = database
  if (gateway && !isSameGateway(gateway, asked.gateway))
    found.push(
      `the gateway was changed from ${gatewayText(gateway)} to ${gatewayText(asked.gateway)}: ${database.money().paid} paid reservations were charged there, and are not refunded here`,
    )
  if (mode !== undefined && !isSameMode(mode, asked.mode))
    found.push(`the mode was changed from ${mode} to ${asked.mode}`)
  return found
}

function lostDatabase(
  { home, marker, traces }: FoundHome,
  words: ReadonlySet<StartWord>,
): StartFailure | undefined {
  if ((!marker && traces.length === 0) || words.has('begin-anew')) return undefined
  return new StartFailure('database-lost', { home, traces, events: marker?.position ?? null })
}

function olderDatabase(
  { home, marker }: FoundHome,
  database: Remembered,
  words: ReadonlySet<StartWord>,
): StartFailure | undefined {
  if (!marker || !lostSince(database, marker) || words.has('restored')) return undefined
  const ends = database.office === marker.office ? database.position : null
  return new StartFailure('database-older', { home, ends, events: marker.position })
}

/** What the database lacks of what the marker knows, for the log; undefined if it lacks nothing. */
function lostSince(database: Remembered, marker: Marker): string | undefined {
  if (database.office !== marker.office) return 'it is that of another box office'
  const { openings, position } = database
  if (openings > marker.openings) return undefined
  if (openings === marker.openings && position >= marker.position) return undefined
  return `it ends at event ${position}, and there were ${marker.position} events or more`
}

/** A restore may be an exercise. A command that needs a daemon must not begin to charge cards by the way. */
const freshlyRestored = (
  home: string,
  { isFreshlyRestored }: Remembered,
  { asBefore }: AskedOpening,
): StartFailure | undefined =>
  asBefore && isFreshlyRestored ? new StartFailure('restored-unopened', { home }) : undefined

function otherGateway(
  home: string,
  { gateway: was, mode: modeWas = '', money }: Remembered,
  { gateway, mode, words }: AskedOpening,
): StartFailure | undefined {
  if (!was || isSameGateway(was, gateway)) return undefined
  const { unsettled, paid, answered } = money()
  const change = { home, was: gatewayText(was), asked: gatewayText(gateway), mode }
  if (words.has('change-gateway')) {
    // A key that was never charged there can be charged here. Whoever says so must know it; what the log knows is believed more.
    const isSettled = unsettled === 0 || (words.has('never-charged') && !answered)
    return isSettled
      ? undefined
      : new StartFailure('payments-open', { ...change, unsettled, answered })
  }
  const alsoMode = modeWas !== '' && !isSameMode(modeWas, mode)
  return new StartFailure('gateway-changed', { ...change, paid, alsoMode })
}

function otherMode(
  home: string,
  { mode: was }: Remembered,
  { mode, words }: AskedOpening,
): StartFailure | undefined {
  if (was === undefined || isSameMode(was, mode) || words.has('change-mode')) return undefined
  return new StartFailure('mode-changed', { home, was, mode })
}

const isSameMode = (one: string, other: string): boolean =>
  one === other || (isProduct(one) && isProduct(other))

function missingSettings(
  home: string,
  { variables: before }: Remembered,
  { isGiven, asBefore }: AskedOpening,
): StartFailure | undefined {
  const variables = asBefore ? before.filter((variable) => !isGiven(variable)) : []
  return variables.length === 0
    ? undefined
    : new StartFailure('settings-missing', { home, variables })
}
