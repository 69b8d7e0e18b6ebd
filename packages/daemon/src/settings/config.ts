import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { DEFAULT_PORT, inPlainWords, latencyField } from '@outerpark/core/contract'
import envPaths from 'env-paths'
import { z } from 'zod'
import { homeFiles } from '../process/home.ts'
import { StartFailure } from '../process/start-failure.ts'
import { didYouMean, unknownVariables } from './environment.ts'
import {
  chosenGateway,
  type GatewayName,
  gatewayMisfits,
  gatewaySettings,
  gatewayTimeoutOf,
} from './gateway.ts'
import { misfits } from './misfits.ts'
import { noticeMisfits, noticeSettings } from './notice.ts'
import { settingOrigin } from './origin.ts'
import { fraction, wholeNumber } from './values.ts'

/**
 * Every setting: its range, its default, and the environment variable that overrides the file (O5).
 * The file is `config.json` in the home, with these names.
 */
const settings = {
  host: { env: 'OUTERPARK_HOST', schema: z.string().min(1).default('127.0.0.1') },
  port: { env: 'OUTERPARK_PORT', schema: wholeNumber(0, 65_535).default(DEFAULT_PORT) },
  mode: {
    env: 'SYS_MODE',
    schema: z
      .string()
      .regex(/^\w{1,32}$/, 'must be a word')
      .default('DEVELOP'),
  },
  allowedHosts: {
    env: 'OUTERPARK_ALLOWED_HOSTS',
    schema: z
      .union(
        [
          z.array(z.string()),
          z.string().transform((names) => names.split(',').map((name) => name.trim())),
        ],
        { error: 'must be names of hosts, with commas between them' },
      )
      .default([]),
  },
  gatewayTimeoutMs: {
    env: 'OUTERPARK_GATEWAY_TIMEOUT_MS',
    schema: wholeNumber(10, 60_000).optional(),
  },
  ...gatewaySettings,
  sandboxLatency: {
    env: 'OUTERPARK_SANDBOX_LATENCY',
    schema: latencyField.default('20-60'),
  },
  /** the breaker opens when so much of so many calls in this time failed, and probes after its rest (N4) */
  breakerWindowMs: {
    env: 'OUTERPARK_BREAKER_WINDOW_MS',
    schema: wholeNumber(1_000, 600_000).optional(),
  },
  breakerMinimumCalls: {
    env: 'OUTERPARK_BREAKER_MINIMUM_CALLS',
    schema: wholeNumber(1, 10_000).default(20),
  },
  breakerFailureRatio: {
    env: 'OUTERPARK_BREAKER_FAILURE_RATIO',
    schema: fraction(0.01, 1).default(0.5),
  },
  breakerOpenMs: {
    env: 'OUTERPARK_BREAKER_OPEN_MS',
    schema: wholeNumber(100, 600_000).default(5_000),
  },
  /** how many calls may be out to the gateway at once, whoever makes them */
  bulkhead: { env: 'OUTERPARK_BULKHEAD', schema: wholeNumber(2, 1_000).default(64) },
  /** how long a reservation may stay unpaid; what the gateway is left alone for does not count */
  paymentDeadlineMs: {
    env: 'OUTERPARK_PAYMENT_DEADLINE_MS',
    schema: wholeNumber(1_000, 2_592_000_000).default(86_400_000),
  },
  /** the most and the fewest workers of a kind; how many there are follows the backlog (O7) */
  paymentWorkers: { env: 'OUTERPARK_PAYMENT_WORKERS', schema: wholeNumber(1, 100).default(10) },
  paymentWorkersMin: {
    env: 'OUTERPARK_PAYMENT_WORKERS_MIN',
    schema: wholeNumber(1, 100).default(1),
  },
  noticeWorkers: { env: 'OUTERPARK_NOTICE_WORKERS', schema: wholeNumber(1, 100).default(10) },
  noticeWorkersMin: {
    env: 'OUTERPARK_NOTICE_WORKERS_MIN',
    schema: wholeNumber(1, 100).default(1),
  },
  /**
   * While people rush, bookings come first: payments and notices make room for them. None that is due makes room for
   * longer than this; 0 makes no room.
   */
  paymentLagMs: {
    env: 'OUTERPARK_PAYMENT_LAG_MS',
    schema: wholeNumber(0, 600_000).default(10_000),
  },
  /** what becomes of bookings while payment is left alone: charged later, or not taken (N4) */
  whenOverloaded: {
    env: 'OUTERPARK_WHEN_OVERLOADED',
    schema: z.enum(['defer', 'refuse'], { error: 'must be defer or refuse' }).default('defer'),
  },
  /** with so many unpaid bookings no more are taken; 0 is no limit */
  maxUnpaid: { env: 'OUTERPARK_MAX_UNPAID', schema: wholeNumber(0, 1_000_000_000).default(0) },
  ...noticeSettings,
  leaseMs: { env: 'OUTERPARK_LEASE_MS', schema: wholeNumber(1_000, 600_000).default(30_000) },
  retryBaseMs: { env: 'OUTERPARK_RETRY_BASE_MS', schema: wholeNumber(1, 60_000).default(250) },
  retryCapMs: { env: 'OUTERPARK_RETRY_CAP_MS', schema: wholeNumber(1, 3_600_000).default(20_000) },
  /** at the default cap, 25,000 tries are about three days */
  maxAttempts: { env: 'OUTERPARK_MAX_ATTEMPTS', schema: wholeNumber(1, 1_000_000).default(25_000) },
  logLevel: {
    env: 'OUTERPARK_LOG_LEVEL',
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
  },
} as const

type Settings = typeof settings
type Name = keyof Settings
type Checked = { readonly [K in Name]: z.output<Settings[K]['schema']> }
/** What the default of depends on another setting is there, too. */
type Completed = {
  readonly gateway: GatewayName
  readonly gatewayTimeoutMs: number
  readonly breakerWindowMs: number
}
export type Config = Omit<Checked, keyof Completed> & Completed & { readonly home: string }

/** The home: OUTERPARK_HOME, or where the system keeps the data of programs. */
export function homeOf(env: NodeJS.ProcessEnv): string {
  return resolve(env.OUTERPARK_HOME || envPaths('outerpark', { suffix: '' }).data)
}

/**
 * The configuration: the file, overridden by the environment, checked, and frozen.
 * @throws StartFailure `config-invalid`, naming each setting that is wrong and what it may be
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const home = homeOf(env)
  const file = homeFiles(home).config
  const fromFile = readFile(file)
  const origin = settingOrigin(settings, env, { path: file, settings: fromFile })
  const names = Object.keys(settings)
  const wrong = Object.keys(fromFile)
    .filter((name) => !(name in settings))
    .map((name) => `${name} (in ${file}): there is no such setting${didYouMean(name, names)}`)
  const variables = Object.values(settings).map((setting) => setting.env)
  wrong.push(...unknownVariables(env, variables))
  const values: Record<string, unknown> = { home }
  for (const [name, { env: variable, schema }] of Object.entries(settings)) {
    const fromEnv = env[variable]
    const given = fromEnv === undefined || fromEnv === '' ? fromFile[name] : fromEnv
    const result = schema.safeParse(given, { error: inPlainWords })
    if (result.success) values[name] = result.data
    else wrong.push(`${origin.where(name)}: ${result.error.issues[0]?.message ?? 'is not valid'}`)
  }
  // Each value that is there has been parsed with its own schema above; what was wrong is not there.
  const checked = values as Partial<Checked>
  if (Object.keys(gatewaySettings).every((name) => name in checked)) {
    wrong.push(...gatewayMisfits(checked, origin))
    values.gateway = chosenGateway(checked)
    if ('gatewayTimeoutMs' in checked)
      values.gatewayTimeoutMs ??= gatewayTimeoutOf(chosenGateway(checked))
  }
  if ('breakerWindowMs' in checked && values.gatewayTimeoutMs !== undefined)
    values.breakerWindowMs ??= breakerWindowOf(Number(values.gatewayTimeoutMs))
  wrong.push(...misfits(checked, origin), ...noticeMisfits(checked, origin))
  if (wrong.length > 0)
    throw new StartFailure(
      'config-invalid',
      wrong.join('; '),
      'Correct the setting and start again.',
    )
  // Each of the settings has been parsed with its own schema above.
  return Object.freeze(values) as Config
}

/** How far back the breaker looks, in milliseconds: 10 s (N4), and over some calls in a row, however slow they are. */
const breakerWindowOf = (gatewayTimeoutMs: number): number => Math.max(10_000, 4 * gatewayTimeoutMs)

function readFile(file: string): Record<string, unknown> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return {}
    throw new StartFailure('config-invalid', `${file} cannot be read: ${error}`)
  }
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch {
    throw new StartFailure('config-invalid', `${file} is not a JSON object.`)
  }
}
