import { listen } from '../http/server.ts'
import type { Start } from '../process/arguments.ts'
import type { Config } from '../settings/config.ts'
import { tryCardCompany } from './card-company.ts'
import { listenFailure } from './listen-failure.ts'
import { openNotifier } from './notifier.ts'
import { compareHome } from './opening/home-opening.ts'
import { tlsOf } from './tls.ts'

/**
 * Checks everything outside of the home that a start with these settings needs, while another daemon may run on the home: the
 * settings of its parts, the card company, and, unless only the settings are wanted, the address. It changes nothing.
 * @throws StartFailure as the start would
 */
export async function checkStart(
  config: Config,
  start: Start,
  what: 'all' | 'settings' = 'all',
): Promise<void> {
  openNotifier(config, { now: Date.now }).close()
  tlsOf(config)
  const { compareGateway } = compareHome(config, start)
  compareGateway(await tryCardCompany(config))
  if (what === 'all') await tryAddress(config, start)
}

/** Listens for a moment. The port of the daemon that runs is its own, and free once it has stopped: then only the host is tried. */
async function tryAddress(config: Config, { keepPort }: Start): Promise<void> {
  const { host } = config
  const port = config.port === keepPort ? 0 : config.port
  try {
    const { stop } = await listen((_, outgoing) => outgoing.writeHead(503).end(), { host, port })
    await stop(0)
  } catch (error) {
    throw listenFailure(error, config)
  }
}
