import { z } from 'zod'

/** What the sandbox tells the process that started it. */
export const sandboxMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), url: z.url() }),
  /** `code` is stable: `settings-wrong`, `ledger-too-new`, or Node's and SQLite's own, such as `EADDRINUSE` */
  z.strictObject({ kind: z.literal('failed'), code: z.string(), detail: z.string() }),
])
export type SandboxMessage = z.infer<typeof sandboxMessage>
