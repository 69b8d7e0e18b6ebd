import { parseLatency } from '@outerpark/core/names'
import { z } from 'zod'
import { withoutServiceLinks } from '../settings/environment.ts'

const settings = z.object({
  /** the ledger's database file */
  OUTERPARK_SANDBOX_DB: z.string().min(1),
  /** the Unix socket or named pipe to listen on; it comes before the port */
  OUTERPARK_SANDBOX_SOCKET: z.string().min(1).optional(),
  /** 0 means any free port */
  OUTERPARK_SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  /** the bearer secret; not an argument, since every user of the machine can read arguments */
  OUTERPARK_SANDBOX_KEY: z.string().min(32),
  /** milliseconds */
  OUTERPARK_SANDBOX_LATENCY: z
    .string()
    .default('20-60')
    .transform((text, context) => {
      const latency = parseLatency(text)
      if (latency) return latency
      context.addIssue('must be milliseconds such as 20-60')
      return z.NEVER
    }),
})

export class SettingsWrong extends Error {
  override readonly name = 'SettingsWrong'
}

/** The sandbox's settings. They come only from the environment. */
export function readSettings(environment: NodeJS.ProcessEnv) {
  const parsed = settings.safeParse(withoutServiceLinks(environment))
  // The message holds names and errors only, since a value may be the secret.
  if (!parsed.success)
    throw new SettingsWrong(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    )
  return {
    file: parsed.data.OUTERPARK_SANDBOX_DB,
    at: parsed.data.OUTERPARK_SANDBOX_SOCKET ?? parsed.data.OUTERPARK_SANDBOX_PORT,
    key: parsed.data.OUTERPARK_SANDBOX_KEY,
    latency: parsed.data.OUTERPARK_SANDBOX_LATENCY,
  }
}
