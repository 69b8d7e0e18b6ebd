import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { DEFAULT_PORT } from '@outerpark/core/names'
import { usage } from '../failure.ts'

/**
 * Where a socket unit has to listen: where the daemon would, by the settings of the service or the home's `config.json`.
 * @returns as `ListenStream=` takes it, such as `127.0.0.1:8080`
 * @throws Failure `usage` for a name in place of an address, and for any free port
 */
export function listenAddress(settings: ReadonlyMap<string, string>, home: string): string {
  const file = configOf(home)
  const host = settings.get('OUTERPARK_HOST') ?? String(file.host ?? '127.0.0.1')
  const port = Number(settings.get('OUTERPARK_PORT') ?? file.port ?? DEFAULT_PORT)
  const kind = isIP(host)
  if (kind === 0) throw usage(({ service }) => service.socketNeedsAddress(host))
  if (!(port > 0)) throw usage(({ service }) => service.socketNeedsPort)
  return kind === 6 ? `[${host}]:${port}` : `${host}:${port}`
}

/** The daemon checks the file, and says what is wrong with it. */
function configOf(home: string): { readonly host?: unknown; readonly port?: unknown } {
  try {
    return JSON.parse(readFileSync(join(home, 'config.json'), 'utf8'))
  } catch {
    return {}
  }
}
