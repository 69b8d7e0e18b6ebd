import { isIP } from 'node:net'
import type { Settings } from './setting.ts'
import { texts, wholeNumber } from './values.ts'

const perSecond = (usual: number) => wholeNumber(0, 1_000_000).default(usual)

/** Whether a text is an address, or a network such as `10.0.0.0/8`. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  if (bits === undefined) return true
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)
}

const NETWORKS = 'must be addresses or networks such as 10.0.0.0/8, with commas between them'

/** The settings of the limits on requests and connections (`http/rate-limits.ts`, `http/connections.ts`). */
export const trafficSettings = {
  customerRate: {
    env: 'OUTERPARK_CUSTOMER_RATE',
    schema: perSecond(50),
    about:
      'How many requests a second one customer may send. Four times as many may come at once. `0` is no limit.',
  },
  adminRate: {
    env: 'OUTERPARK_ADMIN_RATE',
    schema: perSecond(1_000),
    about:
      'How many requests a second the admin may send. Four times as many may come at once. `0` is no limit.',
  },
  anonymousRate: {
    env: 'OUTERPARK_ANONYMOUS_RATE',
    schema: perSecond(50),
    about:
      'How many requests a second may come from one address without a token, four times as many at once; from this machine 20 times as many. `0` is no limit.',
  },
  signUpRate: {
    env: 'OUTERPARK_SIGN_UP_RATE',
    schema: perSecond(1),
    about:
      'How many customers a second may sign up from one address, 50 times as many at once; from this machine 20 times as many. `0` is no limit.',
  },
  maxConnections: {
    env: 'OUTERPARK_MAX_CONNECTIONS',
    schema: wholeNumber(10, 100_000).default(5_000),
    about:
      'How many connections there may be. Beyond that a new one takes the place of one that has not sent a request yet. There are fewer if the system allows fewer than 256 open files more.',
  },
  maxConnectionsPerAddress: {
    env: 'OUTERPARK_MAX_CONNECTIONS_PER_ADDRESS',
    schema: wholeNumber(1, 100_000).default(200),
    about:
      'How many connections one address may have. It does not count for this machine and for `trustedProxies`.',
  },
  trustedProxies: {
    env: 'OUTERPARK_TRUSTED_PROXIES',
    schema: texts(NETWORKS)
      .refine((names) => names.every(isNetwork), NETWORKS)
      .default([]),
    about:
      'Addresses and networks of proxies in front of the daemon. Only their `X-Forwarded-For` says from where a request comes; without it everybody behind a proxy shares its limits. In the file it is a list.',
  },
} as const satisfies Settings
