import { z } from 'zod'
import { type Alert, TASK_KINDS, TASK_STATES } from '../names/index.ts'

// Responses for the admin, and the response to every failed request.

export const eventResponse = z
  .looseObject({
    id: z.string(),
    position: z.int(),
    at: z.string(),
    type: z.string(),
    correlationId: z.string(),
    causationId: z.string(),
    actor: z.string().meta({
      description:
        'who: the id of a customer or staff member, `admin` (the token of the home) or `system`',
    }),
  })
  .meta({ description: 'the envelope and the fields of the event type' })

export const taskResponse = z.object({
  id: z.string(),
  kind: z.enum(TASK_KINDS),
  state: z.enum(TASK_STATES),
  reservationId: z.string(),
  attempts: z.int(),
  dueAt: z.string(),
  queuedAt: z.string(),
  lastError: z.string().nullable(),
})

/** What a check has found. */
const found = {
  code: z.string().optional().meta({
    description: 'of `detail`; the name of a check that holds. An older version has none',
  }),
  params: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'what `detail` says, by code' }),
  detail: z.string().meta({ description: 'a sentence, in the language of Accept-Language' }),
}

export const verifyResponse = z.object({
  ok: z.boolean(),
  checks: z
    .array(z.object({ name: z.string(), ok: z.boolean(), ...found }))
    .meta({ description: 'a check that fails itself is not ok either; `detail` says why' }),
  notChecked: z.array(z.object({ name: z.string(), ...found })).meta({
    description: 'checks that were not possible, with the reason; `ok` does not include them',
  }),
})

export const rebuildResponse = z.object({ events: z.int(), position: z.int(), ms: z.number() })

const params = z
  .record(z.string(), z.unknown())
  .optional()
  .meta({ description: 'what the sentences say, by code; an older version has none' })
const inLanguage = z.string().meta({ description: 'in the language of Accept-Language' })

export const problemResponse = z.object({
  type: z.string(),
  title: inLanguage,
  status: z.int(),
  code: z.string(),
  params,
  detail: inLanguage,
  hint: inLanguage.optional(),
  errors: z
    .array(z.object({ path: z.string(), message: inLanguage, code: z.string().optional(), params }))
    .optional(),
})

export type EventResponse = z.infer<typeof eventResponse>
export type TaskResponse = z.infer<typeof taskResponse>
export type VerifyResponse = z.infer<typeof verifyResponse>
export type RebuildResponse = z.infer<typeof rebuildResponse>
/** What the command and the address of the operator get for an alert. */
export type AlertMessage = {
  readonly type: 'alert.raised' | 'alert.cleared'
  /** when this happened */
  readonly timestamp: string
  readonly data: {
    readonly alert: Alert
    /** since when it was raised */
    readonly since: string
    /** SYS_MODE of the box office */
    readonly mode: string
    readonly facts: Readonly<Record<string, number | string>>
  }
}
export type ProblemResponse = z.infer<typeof problemResponse>
