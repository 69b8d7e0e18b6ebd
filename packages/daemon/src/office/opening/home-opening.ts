import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { GatewayIdentity } from '@outerpark/core/names'
import type { Start } from '../../process/arguments.ts'
import { homeFiles } from '../../process/home.ts'
import type { Logger } from '../../process/log.ts'
import { StartFailure } from '../../process/start-failure.ts'
import type { Config } from '../../settings/config.ts'
import { NEWEST_SCHEMA } from '../../store/sqlite/copy.ts'
import {
  type HomeMemory,
  noteInHome,
  openMoneyIn,
  readHomeMemory,
  schemaIn,
} from '../../store/sqlite/home-memory.ts'
import { type AskedOpening, type FoundHome, refusalOf, warningsOf } from './decide.ts'
import { gatewayFrom, gatewayIn, gatewayNote, isSameGateway } from './gateway-identity.ts'
import { readMarker, writeMarker } from './marker.ts'
import { staysFrom, staysNote, staysWith, stretchesOf } from './stays.ts'

/** Variables that say only how the daemon is reached or what it logs. A start without them is no surprise. */
const HARMLESS = new Set(['OUTERPARK_PORT', 'OUTERPARK_LOG_LEVEL'])

/** A home that may be opened. */
export type Comparison = {
  /** what the log should say about this opening */
  readonly warnings: readonly string[]
  /**
   * Compares again, with what the card company has said about itself.
   * @throws StartFailure `gateway-changed`, `payments-open`
   */
  readonly compareGateway: (gateway: GatewayIdentity) => void
}

/**
 * Compares a home with what it was when it was last open: the same database, gateway, mode and settings. It changes
 * nothing.
 * @throws StartFailure `database-lost`, `database-older`, `database-newer`, `database-unreadable`, `gateway-changed`, `payments-open`,
 *   `mode-changed`, `settings-missing`, `restored-unopened`
 */
export function compareHome(config: Config, { words, asBefore }: Start): Comparison {
  const found = findHome(config)
  const { mode, given } = config
  const isGiven = (variable: string) => variable in given
  const compare = (gateway: GatewayIdentity): AskedOpening => {
    const asked = { gateway, mode, words, asBefore, isGiven }
    const refusal = refusalOf(found, asked)
    if (refusal) throw refusal
    return asked
  }
  const asked = compare(gatewayIn(config))
  return { warnings: warningsOf(found, asked), compareGateway: (gateway) => void compare(gateway) }
}

/** Remembers who charges the cards, in the database. Call it before the first charge. */
export function rememberGateway({ home }: Config, gateway: GatewayIdentity): void {
  const file = homeFiles(home).store
  const memory = readHomeMemory(file)
  const before = gatewayFrom(memory?.note('gateway'))
  // An account that was known stays known if Stripe does not say it this time.
  const same = before && isSameGateway(before, gateway) ? before.account : null
  const now = { ...gateway, account: gateway.account ?? same }
  const stays = staysFrom(memory?.note('gateways'), before)
  const { position = 0 } = memory ?? {}
  noteInHome(file, {
    gateway: gatewayNote(now),
    gateways: staysNote(staysWith(stays, now, position)),
  })
}

/** Remembers with which mode and settings the box office was opened, in its database. Call it when it is open. */
export function rememberOpening(config: Config): void {
  const variables = JSON.stringify(variablesIn(config))
  noteInHome(homeFiles(config.home).store, { mode: config.mode, variables })
}

/** How often a home writes down how far its database has come. */
const MARK_EVERY_MS = 60_000

/**
 * Writes down outside of the database how far it has come: now, every minute, and at the end.
 * @param log gets a warning if that is not possible; the daemon can do without
 * @returns call it after the database was closed
 */
export function keepMarked(home: string, log: Pick<Logger, 'warn'>): () => void {
  const { store, marker } = homeFiles(home)
  const mark = (): void => {
    try {
      const memory = readHomeMemory(store)
      if (!memory) return
      const { office, openings, position } = memory
      writeMarker(marker, { office, openings, position })
    } catch (err) {
      log.warn({ err }, 'the marker of the home cannot be written')
    }
  }
  mark()
  const timer = setInterval(mark, MARK_EVERY_MS)
  return () => {
    clearInterval(timer)
    mark()
  }
}

function findHome({ home }: Config): FoundHome {
  const files = homeFiles(home)
  // Not the ledger of the sandbox: a sandbox that runs by itself may keep it here before the first start.
  const traces = [files.marker, files.tokenSecret, files.view]
  const memory = memoryIn(files.store)
  const found = {
    home,
    marker: readMarker(files.marker),
    traces: traces.filter((file) => existsSync(file)).map((file) => basename(file)),
  }
  if (!memory) return { ...found, database: undefined }
  const { office, openings, position, note } = memory
  const gateway = gatewayFrom(note('gateway'))
  const stays = staysFrom(note('gateways'), gateway)
  return {
    ...found,
    database: {
      office,
      openings,
      position,
      gateway,
      mode: note('mode'),
      isFreshlyRestored: restoredAt(note('restored')) === openings,
      // `rememberOpening` wrote it.
      variables: JSON.parse(note('variables') ?? '[]') as string[],
      money: () => openMoneyIn(files.store, gateway ? stretchesOf(stays, gateway) : []),
    },
  }
}

/** How many times a database had been opened when it was restored; undefined if it was not, or by an older version. */
function restoredAt(note: string | undefined): number | undefined {
  // `restoreHome` wrote it.
  return note === undefined ? undefined : (JSON.parse(note) as { openings?: number }).openings
}

function memoryIn(file: string): HomeMemory | undefined {
  try {
    const version = schemaIn(file)
    if (version > NEWEST_SCHEMA)
      throw new StartFailure('database-newer', { file, version, known: NEWEST_SCHEMA })
    return readHomeMemory(file)
  } catch (error) {
    if (error instanceof StartFailure) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartFailure('database-unreadable', { file, reason })
  }
}

const variablesIn = ({ given }: Config): string[] =>
  Object.keys(given).filter((name) => given[name] === 'environment' && !HARMLESS.has(name))
