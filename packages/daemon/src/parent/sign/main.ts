import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { type DaemonState, VERSION_HEADER } from '@outerpark/core/names'
import { listenLocally } from '../../http/local-server.ts'
import { Problem, problemMessage } from '../../http/problem.ts'
import { newRequestId } from '../../http/request-id.ts'
import { send } from '../../http/send.ts'
import { listen, type Tls } from '../../http/server.ts'
import { settingsOfStart } from '../../office/settings-of-start.ts'
import { tlsOf } from '../../office/tls.ts'
import { homeFiles } from '../../process/home.ts'
import { socketIn } from '../../process/socket-folder.ts'
import { ownVersion } from '../../process/version.ts'
import { homeOf } from '../../settings/config.ts'
import { joinParent } from '../join.ts'
import { SECURE_ARGUMENT } from '../sign.ts'

// The sign on the door of a box office whose worker does not come up: it says so to everybody who asks. It needs no settings, since
// wrong ones may be the reason.

process.umask(0o077)

/** How long the last answers may take (ms), less than the parent waits for the end of this process. */
const GRACE_MS = 1_000
/** For how long a connection that has come here may still ask (ms). */
const LINGER_MS = 100

const AWAY = new Problem('worker-away', {}, { headers: { 'retry-after': '5' } })
const awaySince = new Date().toISOString()
const home = homeOf(process.env)
const isSecure = process.argv.includes(SECURE_ARGUMENT)
const parent = joinParent()
const { key, sockets, handles } = await parent.wait({ home, host: '', port: 0, mode: '', isSecure })
const said = lastState()
const control = {
  key,
  state: () => ({ ...said, ...parent.news(), awaySince }),
  stop: parent.askToStop,
  restart: parent.askToRestart,
}
const version = ownVersion()
const sorry: RequestListener = ({ headers }, outgoing) => {
  // Without it the CLI takes this for the answer of an older version.
  if (headers[VERSION_HEADER] !== undefined) outgoing.setHeader(VERSION_HEADER, version)
  send(outgoing, problemMessage(AWAY, headers['accept-language']), newRequestId(), true)
}

const local = await listenLocally(sorry, {
  path: socketIn(sockets, 'daemon'),
  control,
  handle: handles.local,
})
const tls = isSecure ? certificate() : undefined
// Without the certificate nobody would understand what is said at the port.
const port =
  handles.port && (tls || !isSecure)
    ? await listen(sorry, { host: '127.0.0.1', port: 0, tls, handle: handles.port })
    : undefined
parent.onEnd(async () => {
  // Whoever has come to this door is still answered here. A worker has opened for those who come now, or nobody will.
  await Promise.all([port?.stop(GRACE_MS, LINGER_MS), local.drain(GRACE_MS)])
  process.exit(0)
})

/** Undefined if it cannot be read. */
function certificate(): Tls | undefined {
  try {
    return tlsOf(settingsOfStart().config)
  } catch {
    return undefined
  }
}

/** What the last worker has said about this daemon. */
function lastState(): Partial<DaemonState> {
  try {
    const text = readFileSync(homeFiles(home).state, 'utf8')
    // `writeState` wrote it.
    const { controlKey: _, worker: __, ...state } = JSON.parse(text)
    return state
  } catch {
    return {}
  }
}
