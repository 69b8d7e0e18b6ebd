import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import type { Tls } from '../http/server.ts'
import { FileNotTrusted, readKey } from '../process/private-files.ts'
import { StartFailure } from '../process/start-failure.ts'
import type { Config } from '../settings/config.ts'

/**
 * The certificate of the daemon, from the files that the settings name; undefined if it speaks HTTP.
 * @throws StartFailure `config-invalid` if a file cannot be read, or the two do not belong together; FileNotTrusted if others
 *   can read the key
 */
export function tlsOf({
  tlsCert,
  tlsKey,
  places = {},
}: Pick<Config, 'tlsCert' | 'tlsKey'> & Partial<Pick<Config, 'places'>>): Tls | undefined {
  if (tlsCert === undefined || tlsKey === undefined) return undefined
  const { tlsCert: certPlace = 'OUTERPARK_TLS_CERT', tlsKey: keyPlace = 'OUTERPARK_TLS_KEY' } =
    places
  const tls = {
    cert: read(certPlace, tlsCert, readFileSync),
    key: read(keyPlace, tlsKey, readKey),
  }
  try {
    createSecureContext(tls)
    return tls
  } catch (error) {
    throw wrong(`${certPlace}: ${tlsCert} and ${tlsKey} cannot be used`, error)
  }
}

function read(place: string, file: string, bytesOf: (file: string) => Buffer): Buffer {
  try {
    return bytesOf(file)
  } catch (error) {
    if (error instanceof FileNotTrusted) throw error
    throw wrong(`${place}: ${file} cannot be read`, error)
  }
}

const wrong = (what: string, error: unknown) =>
  new StartFailure('config-invalid', {
    case: 'certificate',
    reason: `${what}: ${error instanceof Error ? error.message : error}`,
  })
