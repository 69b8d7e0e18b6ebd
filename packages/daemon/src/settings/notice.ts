import { ADDRESS_CHECKS, isLoopback, isSafeAddress } from '@outerpark/core/names'
import { z } from 'zod'
import { isProduct } from './gateway.ts'
import type { Origin } from './origin.ts'
import type { Settings } from './setting.ts'
import { secretText, wholeNumber, yesOrNo } from './values.ts'

const SECURITY = ['starttls', 'tls', 'none'] as const
const DAY_MS = 24 * 60 * 60 * 1000

/** The settings of mail and webhook, a part of `settings.ts`. */
export const noticeSettings = {
  smtpHost: {
    env: 'OUTERPARK_SMTP_HOST',
    schema: z
      .string()
      .regex(/^[^\s/@]{1,255}$/, 'must be the name or the address of a mail server')
      .optional(),
    about: 'The mail server. With it customers get mails; it needs `smtpFrom`.',
  },
  smtpPort: {
    env: 'OUTERPARK_SMTP_PORT',
    schema: wholeNumber(1, 65_535).optional(),
    about: 'The port of the mail server.',
    byDefault: '587; with `tls` 465, with `none` 25',
  },
  smtpSecurity: {
    env: 'OUTERPARK_SMTP_SECURITY',
    schema: z.enum(SECURITY, { error: 'must be starttls, tls or none' }).default('starttls'),
    about:
      'How the connection is encrypted. With `starttls` nothing is sent before encryption begins. With `none` a password goes to this machine only, and with `SYS_MODE=PRODUCT` so do all mails.',
  },
  smtpUser: {
    env: 'OUTERPARK_SMTP_USER',
    schema: secretText.optional(),
    about: 'The name for signing in at the mail server. It needs `smtpPassword`.',
  },
  smtpPassword: {
    env: 'OUTERPARK_SMTP_PASSWORD',
    secret: true,
    schema: secretText.optional(),
    about: 'The password for `smtpUser`.',
  },
  smtpFrom: {
    env: 'OUTERPARK_SMTP_FROM',
    schema: z.string().min(1).optional(),
    about: 'The sender: one address, such as `OuterPark <tickets@example.com>`.',
  },
  smtpTimeoutMs: {
    env: 'OUTERPARK_SMTP_TIMEOUT_MS',
    schema: wholeNumber(100, 600_000).default(10_000),
    about:
      'How long sending one mail may take, until the mail server has all of it. It must be shorter than `leaseMs`. The server may then take ten minutes to accept the mail.',
  },
  addresses: {
    env: 'OUTERPARK_ADDRESSES',
    schema: z.enum(ADDRESS_CHECKS, { error: 'must be code, believe or admin' }).optional(),
    about:
      'What makes an e-mail address count. With `code` a code is sent there, which has to come back: nothing else goes to an address before. With `believe` nothing is checked. With `admin` the admin confirms each customer, who cannot book before.',
    byDefault: '`code` if `smtpHost` is set, otherwise `believe`',
  },
  codesPerHour: {
    env: 'OUTERPARK_CODES_PER_HOUR',
    schema: wholeNumber(1, 1_000_000).default(5),
    about:
      'The most codes to one address within an hour. One network address may ask for ten times as many.',
  },
  mailsPerHour: {
    env: 'OUTERPARK_MAILS_PER_HOUR',
    schema: wholeNumber(0, 1_000_000).default(20),
    about:
      'The most mails of notices to one address within an hour. Later notices wait, and then come in one mail. `0` is no limit.',
  },
  webhookUrl: {
    env: 'OUTERPARK_WEBHOOK_URL',
    secret: true,
    schema: secretText.optional(),
    about:
      'The `https://` address that gets the notices of the admin; on this machine also `http://`. It needs `webhookSecret`.',
  },
  webhookSecret: {
    env: 'OUTERPARK_WEBHOOK_SECRET',
    secret: true,
    schema: z
      .union([z.array(secretText).transform((secrets) => secrets.join(' ')), secretText], {
        error: 'must be one secret, or several with blanks between them',
      })
      .optional(),
    about:
      'The key of the signature: `whsec_` and 24 to 64 bytes in base64. Several with blanks between them (in the file also a list) all sign each message, so that a receiver can change its secret.',
  },
  webhookTimeoutMs: {
    env: 'OUTERPARK_WEBHOOK_TIMEOUT_MS',
    schema: wholeNumber(100, 600_000).default(10_000),
    about: 'How long sending one webhook may take. It must be shorter than `leaseMs`.',
  },
  webhookAllowPrivate: {
    env: 'OUTERPARK_WEBHOOK_ALLOW_PRIVATE',
    schema: yesOrNo(false),
    about: 'Whether `webhookUrl` may be on this machine or its network.',
  },
  noticeRetryBaseMs: {
    env: 'OUTERPARK_NOTICE_RETRY_BASE_MS',
    schema: wholeNumber(1, 60_000).default(1_000),
    about: 'The first wait after a failed mail or webhook. Each further wait is twice as long.',
  },
  noticeRetryCapMs: {
    env: 'OUTERPARK_NOTICE_RETRY_CAP_MS',
    schema: wholeNumber(1, DAY_MS).default(3_600_000),
    about: 'The longest wait between two tries of a mail or a webhook.',
  },
  noticeRetryForMs: {
    env: 'OUTERPARK_NOTICE_RETRY_FOR_MS',
    schema: wholeNumber(1_000, 30 * DAY_MS).default(3 * DAY_MS),
    about:
      'After this time a mail or webhook that failed becomes a dead letter. The default is three days.',
  },
} as const satisfies Settings

type Name = keyof typeof noticeSettings
type Values = {
  readonly [K in Name]: z.output<(typeof noticeSettings)[K]['schema']>
}

/** Pairs of settings. If the first is set, the second must be set too. */
const NEEDS: readonly (readonly [setting: Name, needs: Name])[] = [
  ['smtpHost', 'smtpFrom'],
  ['smtpFrom', 'smtpHost'],
  ['smtpUser', 'smtpHost'],
  ['smtpUser', 'smtpPassword'],
  ['smtpPassword', 'smtpUser'],
  ['webhookUrl', 'webhookSecret'],
  ['webhookSecret', 'webhookUrl'],
]

/** The time-outs of one try. A lease must be longer than each of them. */
const TIMEOUTS = [
  ['smtpHost', 'smtpTimeoutMs'],
  ['webhookUrl', 'webhookTimeoutMs'],
] as const

/** Errors for settings that are missing or exclude each other. They show no text, since it may be a secret. */
export function noticeMisfits(
  given: Partial<Values> & { readonly leaseMs?: number | undefined; readonly mode?: string },
  { where, told }: Origin,
): string[] {
  const found = NEEDS.flatMap(([setting, needs]) =>
    // An invalid setting is missing in `given`, and has an error already.
    given[setting] !== undefined && needs in given && given[needs] === undefined
      ? [`${noticeSettings[needs].env}: must be set, since ${where(setting)} is`]
      : [],
  )
  found.push(...inTheClear(given, where))
  if (given.addresses === 'code' && 'smtpHost' in given && given.smtpHost === undefined)
    found.push(`${where('addresses')}: code needs ${noticeSettings.smtpHost.env}`)
  const { leaseMs = Number.NaN } = given
  for (const [channel, name] of TIMEOUTS) {
    const { [channel]: isOpen, [name]: timeoutMs = Number.NaN } = given
    if (isOpen !== undefined && leaseMs <= timeoutMs)
      found.push(`${told('leaseMs', leaseMs)} must be longer than ${told(name, timeoutMs)}`)
  }
  return found
}

/** Errors for channels that would send names, bookings and codes over the network for everybody to read. */
function inTheClear(
  given: Partial<Values> & { readonly mode?: string },
  where: Origin['where'],
): string[] {
  const found: string[] = []
  const { webhookUrl = '', smtpHost, smtpSecurity, mode = '' } = given
  // An address that cannot be parsed, or has another protocol, is refused by the channel.
  if (/^http:/i.test(webhookUrl) && URL.canParse(webhookUrl) && !isSafeAddress(webhookUrl))
    found.push(`${where('webhookUrl')}: must be https:// or, on this machine only, http://`)
  if (smtpSecurity === 'none' && smtpHost !== undefined && isProduct(mode) && !isLoopback(smtpHost))
    found.push(
      `${where('smtpSecurity')}: must be starttls or tls with SYS_MODE=${mode}, unless the mail server is on this machine`,
    )
  return found
}
