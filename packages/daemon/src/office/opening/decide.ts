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

const AGAIN = 'outerpark daemon start'

/** Why the home must not be opened in this way; undefined if it may. */
export function refusalOf(found: FoundHome, asked: AskedOpening): StartFailure | undefined {
  const { database } = found
  if (!database) return lostDatabase(found, asked.words)
  return (
    olderDatabase(found, database, asked.words) ??
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
  const had = marker ? ` It had ${marker.position} events.` : ''
  return new StartFailure(
    'database-lost',
    `The home ${home} has lost its database: outerpark.db is missing or empty, but ${traces.join(', ')} show that there was one.${had}`,
    `Put outerpark.db back, and outerpark.db-wal if there is one. To begin with an empty box office instead: ${AGAIN} --begin-anew`,
  )
}

function olderDatabase(
  { home, marker }: FoundHome,
  database: Remembered,
  words: ReadonlySet<StartWord>,
): StartFailure | undefined {
  const lost = marker && lostSince(database, marker)
  if (!lost || words.has('restored')) return undefined
  return new StartFailure(
    'database-older',
    `The database of the home ${home} is not the one that was last open here: ${lost}.`,
    `Put the newer outerpark.db back. If this one was put back on purpose: ${AGAIN} --restored. Then "outerpark verify" names charges of bookings that it does not know.`,
  )
}

/** What the database lacks of what the marker knows; undefined if it lacks nothing. */
function lostSince(database: Remembered, marker: Marker): string | undefined {
  if (database.office !== marker.office) return 'it is that of another box office'
  const { openings, position } = database
  if (openings > marker.openings) return undefined
  if (openings === marker.openings && position >= marker.position) return undefined
  return `it ends at event ${position}, and there were ${marker.position} events or more`
}

function otherGateway(
  home: string,
  { gateway: was, mode: modeWas = '', money }: Remembered,
  { gateway, mode, words }: AskedOpening,
): StartFailure | undefined {
  if (!was || isSameGateway(was, gateway)) return undefined
  const { unsettled, paid } = money()
  const change = `The home ${home} charges cards at ${gatewayText(was)}, and is asked to open with ${gatewayText(gateway)} (SYS_MODE ${mode}).`
  if (words.has('change-gateway') && unsettled === 0) return undefined
  if (words.has('change-gateway'))
    return new StartFailure(
      'payments-open',
      `${change} Payments or refunds that are not settled there yet: ${unsettled}.`,
      'Start it with the settings of before, and wait until no task of the kinds approve-payment and cancel-payment is left: outerpark daemon status. For dead letters: outerpark task list --dead',
    )
  const charged =
    paid === 0
      ? ''
      : ` ${paid === 1 ? '1 paid reservation was' : `${paid} paid reservations were`} charged there, and could not be refunded any more.`
  const alsoMode = modeWas === '' || isSameMode(modeWas, mode) ? '' : ' --change-mode'
  return new StartFailure(
    'gateway-changed',
    `${change}${charged}`,
    `Give it the settings of before: in this shell, or in config.json of the home, where every start finds them. To try something out, use another OUTERPARK_HOME. To change the gateway: ${AGAIN} --change-gateway${alsoMode}`,
  )
}

function otherMode(
  home: string,
  { mode: was }: Remembered,
  { mode, words }: AskedOpening,
): StartFailure | undefined {
  if (was === undefined || isSameMode(was, mode) || words.has('change-mode')) return undefined
  return new StartFailure(
    'mode-changed',
    `The home ${home} was last open with SYS_MODE=${was}, and is asked to open with SYS_MODE=${mode}.`,
    `Set SYS_MODE=${was}, or mode in config.json of the home, where every start finds it. To change the mode: ${AGAIN} --change-mode`,
  )
}

const isSameMode = (one: string, other: string): boolean =>
  one === other || (isProduct(one) && isProduct(other))

function missingSettings(
  home: string,
  { variables }: Remembered,
  { isGiven, asBefore }: AskedOpening,
): StartFailure | undefined {
  const missing = asBefore ? variables.filter((variable) => !isGiven(variable)) : []
  if (missing.length === 0) return undefined
  return new StartFailure(
    'settings-missing',
    `The daemon of the home ${home} was last started with ${missing.join(', ')} in its environment. Here ${missing.length === 1 ? 'it is' : 'they are'} not set.`,
    `Start it where they are set, or put the settings into config.json of the home, where every start finds them. To start it without them: ${AGAIN}`,
  )
}
