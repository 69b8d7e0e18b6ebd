import { STATUS_OF } from '@outerpark/core/contract'
import type { AppSettings } from '../http/app.ts'
import { loggedPath, type RequestLine } from '../http/request-log.ts'
import { batched } from '../process/batched.ts'
import type { Logger } from '../process/log.ts'
import { openLogFile } from '../process/log-file.ts'
import { type More, summed } from '../process/summed.ts'
import type { Config } from '../settings/config.ts'

type OnProblem = NonNullable<AppSettings['onProblem']>
type Listeners = Pick<AppSettings, 'slow' | 'onAnswered' | 'onFault'> & {
  readonly onProblem: OnProblem
}

/** What the log says of requests, and how that ends. */
export type RequestLines = Listeners & {
  /** Writes what waits. */
  readonly close: () => void
}

/** What names a request in the log: no query, no body, no header. */
type Named = {
  readonly request: string
  readonly method?: string
  readonly route?: string
  /** the id in its path, such as `RV-7KQ…` */
  readonly about?: string
}

/** An id of this office. */
const ID = /^[A-Z]{2}-\w{3,20}$/

/**
 * Tells the log of each request that was refused (info; warn if the daemon itself is in trouble), that was slow (warn),
 * or that met a fault (error). Refusals and slow requests may be thousands a second while people rush, so they are summed
 * up: see {@link summed}. With the setting `accessLog` every request has a line in a file of its own, where it cannot push
 * the faults out of the log.
 *
 * @param file of the access log
 */
export function requestLines(
  config: Pick<Config, 'slowMs' | 'accessLog' | 'logFileBytes' | 'logFiles'>,
  log: Logger,
  file: string,
): RequestLines {
  const refused = summed<Named>(
    (code, named) => log[levelOf(code)]({ code, ...named }, 'refused'),
    (code, { request }, { more }) => log[levelOf(code)]({ code, request, more }, 'refused'),
  )
  const slow = summed<Named>(
    (_, named, ms) => log.warn({ ...named, ms: Math.round(ms) }, 'slow'),
    (_, { method, route, request }, { more, most }: More) =>
      log.warn({ method, route, request, more, slowest: Math.round(most) }, 'slow'),
  )
  const access = config.accessLog ? openAccessLog(config, file) : undefined
  return {
    onProblem(code, asked, route) {
      // A fault has a line of its own, with the error.
      if (code !== 'internal-error') refused.tell(code, nameOf(asked, route))
    },
    ...(config.slowMs > 0 && {
      slow: {
        fromMs: config.slowMs,
        tell: (route, asked, ms) =>
          slow.tell(`${route.method} ${route.path}`, nameOf(asked, route), ms),
      },
    }),
    onFault(err, request, requestId) {
      const [method, path = ''] = request.split(' ')
      log.error({ err, method, path: loggedPath(path), request: requestId }, 'fault')
    },
    onAnswered: whoHears(log, access?.write),
    close() {
      refused.stop()
      slow.stop()
      access?.close()
    },
  }
}

/** If nobody reads the lines of all requests, they are not even made. */
function whoHears(log: Logger, write?: (line: string) => void): Listeners['onAnswered'] {
  const debug = log.isLevelEnabled('debug')
  if (!debug && !write) return undefined
  return (line: RequestLine) => {
    if (debug) log.debug(line, 'request')
    write?.(JSON.stringify({ time: Date.now(), ...line }))
  }
}

function openAccessLog(config: Pick<Config, 'logFileBytes' | 'logFiles'>, path: string) {
  const file = openLogFile(path, { maxBytes: config.logFileBytes, files: config.logFiles })
  const { write, flush } = batched(file)
  process.on('exit', flush)
  return {
    write,
    close() {
      process.off('exit', flush)
      flush()
    },
  }
}

const levelOf = (code: string) =>
  STATUS_OF[code as keyof typeof STATUS_OF] >= 500 ? 'warn' : 'info' // the codes of problems are its keys

function nameOf(
  { requestId, params = {} }: Parameters<OnProblem>[1],
  route: Parameters<OnProblem>[2],
): Named {
  const about = Object.values(params).find((value) => ID.test(value))
  return {
    request: requestId,
    ...(route && { method: route.method.toUpperCase(), route: route.path }),
    ...(about !== undefined && { about }),
  }
}
