import { z } from 'zod'
import type { Origin } from './origin.ts'
import { secretText, wholeNumber, yesOrNo } from './values.ts'

const SECURITY = ['starttls', 'tls', 'none'] as const
const DAY_MS = 24 * 60 * 60 * 1000

/** The settings of the channels besides the inbox, as `config.ts` lists them. */
export const noticeSettings = {
  /** the mail server; without it no mails are sent */
  smtpHost: {
    env: 'OUTERPARK_SMTP_HOST',
    schema: z
      .string()
      .regex(/^[^\s/@]{1,255}$/, 'must be the name or the address of a mail server')
      .optional(),
  },
  /** if it is not set: 587, or 465 with tls, or 25 with none */
  smtpPort: { env: 'OUTERPARK_SMTP_PORT', schema: wholeNumber(1, 65_535).optional() },
  smtpSecurity: {
    env: 'OUTERPARK_SMTP_SECURITY',
    schema: z.enum(SECURITY, { error: 'must be starttls, tls or none' }).default('starttls'),
  },
  smtpUser: { env: 'OUTERPARK_SMTP_USER', schema: secretText.optional() },
  smtpPassword: { env: 'OUTERPARK_SMTP_PASSWORD', schema: secretText.optional() },
  smtpFrom: { env: 'OUTERPARK_SMTP_FROM', schema: z.string().min(1).optional() },
  smtpTimeoutMs: {
    env: 'OUTERPARK_SMTP_TIMEOUT_MS',
    schema: wholeNumber(100, 600_000).default(10_000),
  },
  /** where the admin wants to be told; without it no webhooks are sent */
  webhookUrl: { env: 'OUTERPARK_WEBHOOK_URL', schema: secretText.optional() },
  webhookSecret: { env: 'OUTERPARK_WEBHOOK_SECRET', schema: secretText.optional() },
  webhookTimeoutMs: {
    env: 'OUTERPARK_WEBHOOK_TIMEOUT_MS',
    schema: wholeNumber(100, 600_000).default(10_000),
  },
  /** whether the webhook may be on this machine or its network */
  webhookAllowPrivate: { env: 'OUTERPARK_WEBHOOK_ALLOW_PRIVATE', schema: yesOrNo(false) },
  /** the waits between the tries of a mail or a webhook, and when it becomes a dead letter */
  noticeRetryBaseMs: {
    env: 'OUTERPARK_NOTICE_RETRY_BASE_MS',
    schema: wholeNumber(1, 60_000).default(1_000),
  },
  noticeRetryCapMs: {
    env: 'OUTERPARK_NOTICE_RETRY_CAP_MS',
    schema: wholeNumber(1, DAY_MS).default(3_600_000),
  },
  noticeRetryForMs: {
    env: 'OUTERPARK_NOTICE_RETRY_FOR_MS',
    schema: wholeNumber(1_000, 30 * DAY_MS).default(3 * DAY_MS),
  },
} as const

type Name = keyof typeof noticeSettings
type Settings = {
  readonly [K in Name]: z.output<(typeof noticeSettings)[K]['schema']>
}

/** What one setting is nothing without. */
const NEEDS: readonly (readonly [setting: Name, needs: Name])[] = [
  ['smtpHost', 'smtpFrom'],
  ['smtpFrom', 'smtpHost'],
  ['smtpUser', 'smtpHost'],
  ['smtpUser', 'smtpPassword'],
  ['smtpPassword', 'smtpUser'],
  ['webhookUrl', 'webhookSecret'],
  ['webhookSecret', 'webhookUrl'],
]

/** A lease has to outlast one try. */
const TIMEOUTS = [
  ['smtpHost', 'smtpTimeoutMs'],
  ['webhookUrl', 'webhookTimeoutMs'],
] as const

/** What is missing or cannot be together. No text is shown: it may be a secret. */
export function noticeMisfits(
  given: Partial<Settings> & { readonly leaseMs?: number },
  { where, told }: Origin,
): string[] {
  const found = NEEDS.flatMap(([setting, needs]) =>
    // One that is wrong by itself is not there, and was told of already.
    given[setting] !== undefined && needs in given && given[needs] === undefined
      ? [`${noticeSettings[needs].env}: must be set, since ${where(setting)} is`]
      : [],
  )
  const { leaseMs = Number.NaN } = given
  for (const [channel, name] of TIMEOUTS) {
    const { [channel]: isOpen, [name]: timeoutMs = Number.NaN } = given
    if (isOpen !== undefined && leaseMs <= timeoutMs)
      found.push(
        `${told('leaseMs', leaseMs)} must be longer than ${told(name, timeoutMs)}, or a notice is sent twice at once`,
      )
  }
  return found
}
