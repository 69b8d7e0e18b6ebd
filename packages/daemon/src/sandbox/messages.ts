import { z } from 'zod'

/** With this argument the sandbox gets its settings from its parent, in a message. */
export const FROM_PARENT_ARGUMENT = '--from-parent'

/** The messages from the sandbox to the process that started it. */
export const sandboxMessage = z.discriminatedUnion('kind', [
  /** `at`: the URL or the socket on which it listens */
  z.strictObject({ kind: z.literal('ready'), at: z.string() }),
  /** `code` is stable: `settings-wrong`, `ledger-too-new`, or a code of Node or SQLite, such as `EADDRINUSE` */
  z.strictObject({ kind: z.literal('failed'), code: z.string(), detail: z.string() }),
])
export type SandboxMessage = z.infer<typeof sandboxMessage>
