import { senderOf } from '../notice/mail/sender.ts'
import { connectionOptions } from '../notice/mail/server.ts'
import { signer } from '../notice/webhook/signature.ts'
import { hookTarget } from '../notice/webhook/target.ts'
import { FileNotTrusted } from '../process/private-files.ts'
import { StartFailure } from '../process/start-failure.ts'
import type { Config } from '../settings/config.ts'
import { settings } from '../settings/settings.ts'
import { mailServerOf } from './mail-server.ts'
import { tlsOf } from './tls.ts'

/** Why a part of the office refuses the settings. */
type PartRefusal = StartFailure<'config-invalid'> | FileNotTrusted

type Name = keyof typeof settings

/** What each part needs of its settings. Each throws a RangeError for what the part could not use. */
const PARTS: readonly (readonly [setting: Name, use: (config: Config) => unknown])[] = [
  ['smtpFrom', ({ smtpFrom }) => smtpFrom !== undefined && senderOf(smtpFrom)],
  ['smtpSecurity', (config) => mailOptions(config)],
  ['webhookUrl', (config) => target(config.webhookUrl, config)],
  ['webhookSecret', ({ webhookSecret }) => webhookSecret !== undefined && signer(webhookSecret)],
  ['alertUrl', (config) => target(config.alertUrl, config)],
  ['alertSecret', ({ alertSecret }) => alertSecret !== undefined && signer(alertSecret)],
]

/** Settings that hold an address: the hint says which setting allows private ones. */
const ADDRESSES: readonly Name[] = ['webhookUrl', 'alertUrl']

/**
 * What the parts of an office refuse of settings that are right by themselves and together: an address, a secret, a certificate. It
 * asks nobody, opens nothing and changes nothing, so a start, a restart and every command about settings can ask for it.
 */
export function partRefusals(config: Config): readonly PartRefusal[] {
  return [...PARTS.flatMap(([setting, use]) => refusal(config, setting, use)), ...ofTls(config)]
}

/** @throws StartFailure `config-invalid`, which names each wrong setting; FileNotTrusted */
export function checkParts(config: Config): void {
  const [first, ...others] = partRefusals(config)
  if (first === undefined) return
  if (others.length === 0) throw first
  const mistakes = [first, ...others].map(({ message }) => message)
  throw new StartFailure('config-invalid', { case: 'settings', mistakes })
}

function refusal(
  config: Config,
  setting: Name,
  use: (config: Config) => unknown,
): readonly PartRefusal[] {
  try {
    use(config)
    return []
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const reason = `${placeOf(config, setting)}: ${error.message}`
    const params = ADDRESSES.includes(setting)
      ? ({ case: 'address', reason } as const)
      : ({ case: 'settings', mistakes: [reason] } as const)
    return [new StartFailure('config-invalid', params)]
  }
}

/** Where a setting was given, or the variable that would set it. */
const placeOf = ({ places }: Pick<Config, 'places'>, setting: Name): string =>
  places[setting] ?? settings[setting].env

function mailOptions(config: Config): void {
  const server = mailServerOf(config)
  if (server) connectionOptions(server, config.smtpTimeoutMs)
}

const target = (url: string | undefined, { webhookAllowPrivate }: Config) =>
  url !== undefined && hookTarget(url, webhookAllowPrivate)

function ofTls(config: Config): readonly PartRefusal[] {
  try {
    tlsOf(config)
    return []
  } catch (error) {
    if (error instanceof FileNotTrusted) return [error]
    // `tlsOf` throws no other.
    if (error instanceof StartFailure) return [error as StartFailure<'config-invalid'>]
    throw error
  }
}
