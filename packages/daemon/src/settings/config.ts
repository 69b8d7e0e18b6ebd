import { resolve } from 'node:path'
import { asFlaw } from '@outerpark/core/contract'
import { wasMisread } from '@outerpark/core/kernel'
import { type AddressCheck, type GatewayName, namedHome, PROGRAM } from '@outerpark/core/names'
import envPaths from 'env-paths'
import type { z } from 'zod'
import { checkSecret } from '../process/private-files.ts'
import { StartFailure } from '../process/start-failure.ts'
import { alertMisfits } from './alert.ts'
import { type ConfigFile, readConfigFile } from './config-file.ts'
import { didYouMean, unknownVariables, withoutServiceLinks } from './environment.ts'
import { chosenGateway, gatewayMisfits, gatewaySettings, gatewayTimeoutOf } from './gateway.ts'
import { listenMisfits } from './listen.ts'
import { misfits } from './misfits.ts'
import { noticeMisfits } from './notice.ts'
import { settingOrigin } from './origin.ts'
import { inPlainWords } from './plain-words.ts'
import type { Setting } from './setting.ts'
import { settings } from './settings.ts'

type Name = keyof typeof settings
type Checked = { readonly [K in Name]: z.output<(typeof settings)[K]['schema']> }
/** The settings whose default follows from other settings. They always have a value. */
type Completed = {
  readonly gateway: GatewayName
  readonly gatewayTimeoutMs: number
  readonly breakerWindowMs: number
  readonly leaseMs: number
  readonly addresses: AddressCheck
}
export type Config = Omit<Checked, keyof Completed> &
  Completed & {
    readonly home: string
    /** the file with settings of this home, whether it is there or not */
    readonly file: string
    /** the variables whose setting was given: in the environment, or else in the file */
    readonly given: Readonly<Record<string, 'environment' | 'file'>>
    /** where each setting was given that was: its variable, or its name with the place in the file */
    readonly places: Readonly<Record<string, string>>
  }

/** The home: OUTERPARK_HOME, or else OuterPark's own folder where the system keeps the data of programs. */
export function homeOf(env: NodeJS.ProcessEnv): string {
  return resolve(namedHome(env) ?? envPaths(PROGRAM, { suffix: '' }).data)
}

/**
 * Reads the configuration: the file, overridden by the environment. All values are checked, and the result is frozen.
 * @throws StartFailure `config-invalid`, which names each wrong setting and its range; FileNotTrusted
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const home = homeOf(environment)
  const file = readConfigFile(home)
  checkSecretsIn(file)
  return configOf(environment, file)
}

/** Checks that no other user can read the file if it holds a secret. @throws FileNotTrusted */
export function checkSecretsIn({ path, values }: ConfigFile): void {
  if (Object.keys(values).some(isSecret)) checkSecret(path)
}

/**
 * The configuration with this file, which need not be there yet.
 * @throws StartFailure `config-invalid`
 */
export function configOf(environment: NodeJS.ProcessEnv, file: ConfigFile): Config {
  const env = withoutServiceLinks(environment)
  const home = homeOf(env)
  const { values: fromFile, placeOf } = file
  const origin = settingOrigin(settings, env, file)
  const names = Object.keys(settings)
  const wrong = Object.keys(fromFile)
    .filter((name) => !(name in settings))
    .map(
      (name) => `${name} (in ${placeOf(name)}): there is no such setting${didYouMean(name, names)}`,
    )
  wrong.push(...file.twice.map(({ name, place }) => `${name} (in ${place}): it is set twice`))
  const variables = Object.values(settings).map((setting) => setting.env)
  wrong.push(...unknownVariables(env, variables))
  const given: Record<string, 'environment' | 'file'> = {}
  const places: Record<string, string> = {}
  const values: Record<string, unknown> = { home, file: file.path, given, places }
  for (const [name, { env: variable, schema }] of Object.entries(settings)) {
    const value = env[variable] || fromFile[name]
    if (value !== undefined) {
      given[variable] = env[variable] ? 'environment' : 'file'
      places[name] = origin.where(name)
    }
    if (typeof value === 'string' && wasMisread(value))
      wrong.push(`${origin.where(name)}: must be text in UTF-8`)
    const result = schema.safeParse(value, { error: asFlaw })
    if (result.success) values[name] = result.data
    else wrong.push(`${origin.where(name)}: ${inPlainWords(result.error)}`)
  }
  // Each value was parsed with its own schema above. An invalid setting is missing here.
  const checked = values as Partial<Checked>
  if (Object.keys(gatewaySettings).every((name) => name in checked)) {
    wrong.push(...gatewayMisfits(checked, origin))
    values.gateway = chosenGateway(checked)
    if ('gatewayTimeoutMs' in checked)
      values.gatewayTimeoutMs ??= gatewayTimeoutOf(chosenGateway(checked))
  }
  if (values.gatewayTimeoutMs !== undefined) {
    const timeoutMs = Number(values.gatewayTimeoutMs)
    if ('breakerWindowMs' in checked) values.breakerWindowMs ??= breakerWindowOf(timeoutMs)
    if ('leaseMs' in checked) values.leaseMs ??= leaseOf(timeoutMs)
  }
  if ('addresses' in checked)
    values.addresses ??= checked.smtpHost === undefined ? 'believe' : 'code'
  wrong.push(
    ...misfits(checked, origin),
    ...noticeMisfits(checked, origin),
    ...alertMisfits(checked, origin),
    ...listenMisfits(checked, origin),
  )
  if (wrong.length > 0)
    throw new StartFailure('config-invalid', { case: 'settings', mistakes: wrong })
  // Every setting was parsed with its own schema above.
  return Object.freeze(values) as Config
}

/** The window of the breaker, in milliseconds: 10 s (N4), or four time-outs if that is longer. */
const breakerWindowOf = (gatewayTimeoutMs: number): number => Math.max(10_000, 4 * gatewayTimeoutMs)

/** How long a worker owns a task, in milliseconds: 30 s, or four time-outs if that is longer. */
const leaseOf = (gatewayTimeoutMs: number): number => Math.max(30_000, 4 * gatewayTimeoutMs)

const SECRETS = Object.entries<Setting>(settings).flatMap(([name, { secret }]) =>
  secret ? [name] : [],
)
export const isSecret = (name: string) => SECRETS.includes(name)
