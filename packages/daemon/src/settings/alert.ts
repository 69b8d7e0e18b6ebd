import { isSafeAddress } from '@outerpark/core/names'
import type { z } from 'zod'
import type { Origin } from './origin.ts'
import type { Settings } from './setting.ts'
import { secretText, wholeNumber, wholePath } from './values.ts'

/** The settings of what the operator is told by itself (docs/looking-inside.md). */
export const alertSettings = {
  alertCommand: {
    env: 'OUTERPARK_ALERT_COMMAND',
    schema: wholePath('/usr/local/bin/tell-me').optional(),
    about:
      'A program that is run for each alert that begins or ends, with JSON on its standard input. It is run without a shell, so it is the path alone.',
    byDefault: 'none',
  },
  alertUrl: {
    env: 'OUTERPARK_ALERT_URL',
    secret: true,
    schema: secretText.optional(),
    about:
      'The address that gets the same as a webhook, under the conditions of `webhookUrl`. It needs `alertSecret`.',
  },
  alertSecret: {
    env: 'OUTERPARK_ALERT_SECRET',
    secret: true,
    schema: secretText.optional(),
    about: 'The key of its signature, in the form of `webhookSecret`.',
  },
  alertAwayMs: {
    env: 'OUTERPARK_ALERT_AWAY_MS',
    schema: wholeNumber(0, 86_400_000).default(60_000),
    about: 'How long the breaker may not be closed, or a channel fail, before that is an alert.',
  },
  alertStallMs: {
    env: 'OUTERPARK_ALERT_STALL_MS',
    schema: wholeNumber(100, 600_000).default(2_000),
    about: 'How long the daemon may do one thing without a pause before that is an alert.',
  },
  alertPauseMs: {
    env: 'OUTERPARK_ALERT_PAUSE_MS',
    schema: wholeNumber(0, 86_400_000).default(300_000),
    about:
      'How long nothing more is told of the same alert after it was. What it is then is told afterwards, if it is not what was told.',
  },
} as const satisfies Settings

type Given = Partial<{
  readonly [K in keyof typeof alertSettings]: z.output<(typeof alertSettings)[K]['schema']>
}>

/** Errors for an address without its secret, or the other way, and for one to which the figures would go in the clear. */
export function alertMisfits(given: Given, { where }: Pick<Origin, 'where'>): string[] {
  const { alertUrl, alertSecret } = given
  const found: string[] = []
  if (alertUrl !== undefined && alertSecret === undefined)
    found.push(`OUTERPARK_ALERT_SECRET: must be set, since ${where('alertUrl')} is`)
  if (alertSecret !== undefined && alertUrl === undefined)
    found.push(`OUTERPARK_ALERT_URL: must be set, since ${where('alertSecret')} is`)
  // An address that cannot be parsed, or has another protocol, is refused when it is opened.
  if (
    /^http:/i.test(alertUrl ?? '') &&
    URL.canParse(alertUrl ?? '') &&
    !isSafeAddress(alertUrl ?? '')
  )
    found.push(`${where('alertUrl')}: must be https:// or, on this machine only, http://`)
  return found
}
