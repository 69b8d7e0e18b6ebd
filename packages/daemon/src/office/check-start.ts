import { listen } from '../http/server.ts'
import type { Start } from '../process/arguments.ts'
import { homeFiles } from '../process/home.ts'
import { checkSecret } from '../process/private-files.ts'
import type { Config } from '../settings/config.ts'
import { tryCardCompany } from './card-company.ts'
import { checkHost } from './check-host.ts'
import { checkParts } from './check-parts.ts'
import { listenFailure } from './listen-failure.ts'
import { compareHome } from './opening/home-opening.ts'

/**
 * Checks what a start with these settings needs, while another daemon may run on the home: the settings of its parts, the secrets
 * of the home, the card company, and the address, of which only the host if only the settings are wanted. It changes nothing.
 * @throws StartFailure, FileNotTrusted as the start would
 */
export async function checkStart(
  config: Config,
  start: Start,
  what: 'all' | 'settings' = 'all',
): Promise<void> {
  checkParts(config)
  checkSecretsOf(config)
  const { compareGateway } = compareHome(config, start)
  compareGateway(await tryCardCompany(config))
  if (what === 'all') await tryAddress(config, start)
  else await checkHost(config)
}

/** Checks that no other user can read the secrets of the home. The start makes those that are missing. @throws FileNotTrusted */
function checkSecretsOf({ home }: Config): void {
  const { adminToken, tokenSecret } = homeFiles(home)
  for (const file of [adminToken, tokenSecret]) checkSecret(file)
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
