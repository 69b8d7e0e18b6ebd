import { rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { WorkerNews } from '@outerpark/core/names'
import { type GatewayIdentity, gatewayText } from '@outerpark/core/names'
import type { Control } from '../http/control.ts'
import type { Given } from '../parent/join.ts'
import { PLAIN_START, type Start } from '../process/arguments.ts'
import { homeFiles } from '../process/home.ts'
import type { Logger } from '../process/log.ts'
import { openSocketFolder, type SocketFolder, socketIn } from '../process/socket-folder.ts'
import type { BootedSandbox } from '../sandbox/process.ts'
import type { Config } from '../settings/config.ts'
import { assembleOffice } from './assemble.ts'
import { checkParts } from './check-parts.ts'
import { listenFailure } from './listen-failure.ts'
import {
  compareHome,
  keepMarked,
  rememberGateway,
  rememberOpening,
} from './opening/home-opening.ts'
import { openParts } from './parts.ts'
import { keepSwept } from './sweep.ts'
import { tlsOf } from './tls.ts'

/** How long requests and tasks in flight may take to end when the daemon stops. */
const GRACE_MS = 20_000
/** The same if another worker follows: those who connect wait for it meanwhile. */
const LEAVE_MS = 1_500
/**
 * How long connections stay open that have just had an answer, if another worker follows (ms). A client that goes on asking
 * reads in the next answer that the connection ends; who was closed in between would lose a request.
 */
const LINGER_MS = 100

export type BoxOffice = {
  /** who charges the cards */
  readonly gateway: GatewayIdentity
  readonly url: string
  /** the Unix socket: its name in the home, or a whole path */
  readonly socket: string
  readonly startedAt: string
  /**
   * Takes no more requests, ends what was begun, and closes. No accepted request is lost. The control over the socket
   * answers until the end, unless the daemon only leaves its place to the next worker.
   */
  readonly stop: (how?: 'stop' | 'leave') => Promise<void>
}

export type OpenOptions = {
  readonly log: Logger
  readonly version: string
  readonly instance: string
  readonly start?: Start
  readonly control: Control
  /** the sockets of the parent; undefined if this process listens by itself */
  readonly given?: Given | undefined
  /** what became of the workers before */
  readonly news?: (() => WorkerNews) | undefined
  /** the process of the sandbox, if it has been started before */
  readonly booted?: BootedSandbox | undefined
}

/**
 * Opens the real parts of a box office, puts them together and listens. The home must be locked.
 * @throws StartFailure also if the home must not be opened in this way: see `compareHome`
 */
export async function openBoxOffice(config: Config, options: OpenOptions): Promise<BoxOffice> {
  const { given } = options
  // As the first step: a wrong setting is reported before anything is opened.
  checkParts(config)
  const sockets = given
    ? { path: given.sockets, remove: () => undefined }
    : await openSocketFolder(config.home)
  try {
    return await openWith(sockets, config, options)
  } catch (error) {
    sockets.remove()
    throw error
  }
}

/** Those who have connected since the worker before was there have waited. */
const awaitedSince = (given: Given | undefined) => (given?.first === false ? Date.now() : undefined)

async function openWith(
  sockets: SocketFolder,
  config: Config,
  { log, version, instance, start = PLAIN_START, control, given, news, booted }: OpenOptions,
): Promise<BoxOffice> {
  const startedAt = new Date().toISOString()
  const tls = tlsOf(config)
  const { warnings, compareGateway } = compareHome(config, start)
  const around = { log, sockets, version, news, booted }
  const { parts, http, gateway, close: closeParts } = await openParts(config, around)
  try {
    compareGateway(gateway)
  } catch (error) {
    await closeParts()
    throw error
  }
  // From now on cards may be charged there, even if the daemon cannot listen.
  rememberGateway(config, gateway)
  const stopMarking = keepMarked(config.home, log)
  const daemon = { version, instance, mode: config.mode, gateway, startedAt, news }
  const asked = { ...parts, awaitedAt: awaitedSince(given), http: { ...http, daemon } }
  const office = await assembleOffice({ settings: config, ...asked })
  const stopSweeping = keepSwept(parts.store, (err) => log.error({ err }, 'sweep'))
  const close = async (how: 'stop' | 'leave' = 'stop'): Promise<void> => {
    stopSweeping()
    await (how === 'stop' ? office.stop(GRACE_MS) : office.stop(LEAVE_MS, LINGER_MS))
    await closeParts()
    stopMarking()
  }
  const path = socketIn(sockets.path, 'daemon')
  const listening = (async () => {
    const local = await office.http.listenLocally({ path, control, handle: given?.handles.local })
    return { local, url: await office.http.listen({ ...config, tls, handle: given?.handles.port }) }
  })()
  const { local, url } = await listening.catch(async (error) => {
    await close()
    throw listenFailure(error, config)
  })
  rememberOpening(config)
  for (const warning of warnings) log.warn(warning)
  log.info({ url, version, home: config.home, gateway: gatewayText(gateway) }, 'open')

  return {
    url,
    gateway,
    socket: path.startsWith(join(config.home, '/')) ? relative(config.home, path) : path,
    startedAt,
    async stop(how = 'stop') {
      log.info('draining')
      await close(how)
      // As the last step: until then the commands `stop` and `status` find this daemon. A parent does it otherwise.
      if (!given) {
        rmSync(homeFiles(config.home).state, { force: true })
        local.close()
        sockets.remove()
      }
      log.info('closed')
    },
  }
}
