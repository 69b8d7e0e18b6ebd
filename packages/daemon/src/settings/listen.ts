import { DEFAULT_PORT, isLoopback, MAX_PORT } from '@outerpark/core/names'
import { z } from 'zod'
import { isProduct } from './gateway.ts'
import type { Origin } from './origin.ts'
import type { Settings } from './setting.ts'
import { texts, wholeNumber, yesOrNo } from './values.ts'

/** Whether a text is a host as the Host header has it, without its port. An IPv6 address is in brackets. */
const isHost = (text: string) => /^(?:[\w.-]{1,253}|\[[\da-f:.]{2,45}\])$/i.test(text)
const HOSTS =
  'must be names of hosts without a port, such as tickets.example.com, with commas between them'

/** The settings of the address that the daemon listens on, a part of `settings.ts`. */
export const listenSettings = {
  host: {
    env: 'OUTERPARK_HOST',
    schema: z.string().min(1).default('127.0.0.1'),
    about: 'The address that the daemon listens on.',
  },
  port: {
    env: 'OUTERPARK_PORT',
    schema: wholeNumber(0, MAX_PORT).default(DEFAULT_PORT),
    about: 'The port that the daemon listens on. `0` takes any free port.',
  },
  allowedHosts: {
    env: 'OUTERPARK_ALLOWED_HOSTS',
    schema: texts(HOSTS)
      .refine((names) => names.every(isHost), HOSTS)
      .default([]),
    about:
      'Names that the `Host` header of a request may have, besides those of this machine. In the file it is a list.',
  },
  tlsCert: {
    env: 'OUTERPARK_TLS_CERT',
    schema: z.string().min(1).optional(),
    about:
      'The file with the certificate and its chain, in PEM. With it the daemon speaks HTTPS; it needs `tlsKey`.',
  },
  tlsKey: {
    env: 'OUTERPARK_TLS_KEY',
    schema: z.string().min(1).optional(),
    about:
      'The file with the key of `tlsCert`, in PEM. It must be closed to others: mode 0600, or 0640 if it is root’s.',
  },
  behindTls: {
    env: 'OUTERPARK_BEHIND_TLS',
    schema: yesOrNo(false),
    about:
      'Whether a proxy in front of the daemon speaks HTTPS. With `SYS_MODE=PRODUCT`, listening beyond this machine needs this or `tlsCert`.',
  },
} as const satisfies Settings

type Given = Partial<{
  readonly [K in keyof typeof listenSettings]: z.output<(typeof listenSettings)[K]['schema']>
}> & { readonly mode?: string }

/** Errors for an address on which tokens would be sent over the network for everybody to read. */
export function listenMisfits(
  { host = '', tlsCert, tlsKey, behindTls = false, mode = '' }: Given,
  { where }: Pick<Origin, 'where'>,
): string[] {
  const found: string[] = []
  if (tlsCert !== undefined && tlsKey === undefined)
    found.push(`OUTERPARK_TLS_KEY: must be set, since ${where('tlsCert')} is`)
  if (tlsKey !== undefined && tlsCert === undefined)
    found.push(`OUTERPARK_TLS_CERT: must be set, since ${where('tlsKey')} is`)
  const isPlain = tlsCert === undefined && !behindTls
  if (host !== '' && isPlain && isProduct(mode) && !isLoopback(host))
    found.push(
      `${where('host')}: must be this machine, such as 127.0.0.1, with SYS_MODE=${mode}: set OUTERPARK_TLS_CERT and OUTERPARK_TLS_KEY for HTTPS, or OUTERPARK_BEHIND_TLS=true if a proxy speaks it`,
    )
  return found
}
