import { readFileSync } from 'node:fs'
import type { Logger } from '../process/log.ts'
import type { Config } from '../settings/config.ts'
import type { TrafficLimits } from './http-interface.ts'

/**
 * How many of the files that a process may have open are kept from connections: for the databases, the card company, mails, the
 * socket in the home, and connections that are told that they are too many.
 */
const OWN_FILES = 256
/** The fewest connections, however few files there may be. */
const FEWEST = 10

/** The limits on requests and connections, as the settings and the system have them. */
export function trafficOf(
  config: Config,
  log: Pick<Logger, 'warn'>,
  openFiles = mostOpenFiles(),
): TrafficLimits {
  const room = Math.max(FEWEST, openFiles - OWN_FILES)
  const most = Math.min(config.maxConnections, room)
  if (most < config.maxConnections)
    log.warn(
      { connections: most, maxConnections: config.maxConnections, openFiles },
      'the system allows too few open files for maxConnections',
    )
  return {
    trustedProxies: config.trustedProxies,
    rates: {
      customer: config.customerRate,
      admin: config.adminRate,
      anonymous: config.anonymousRate,
      signUp: config.signUpRate,
    },
    connections: { most, mostEach: config.maxConnectionsPerAddress },
  }
}

/**
 * How many files this process may have open (RLIMIT_NOFILE). Node has raised the soft limit to the hard one. Without a file left, no
 * connection is accepted, and the command `status` would find nobody.
 */
function mostOpenFiles(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8')
    const [, most] = /^Max open files +(\d+)/m.exec(limits) ?? []
    return most === undefined ? Number.POSITIVE_INFINITY : Number(most)
  } catch {
    // Not Linux.
    return Number.POSITIVE_INFINITY
  }
}
