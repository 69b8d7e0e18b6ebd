import { z } from 'zod'
import {
  ALERTS,
  type Alert,
  BREAKER_STATES,
  GATEWAYS,
  TASK_KINDS,
  TASK_STATES,
} from '../names/index.ts'
import { webhookResponse } from './webhook.ts'

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

/** `GET /v1/status` (admin). The command `daemon status` adds the state of the process. */
export const statusResponse = z.object({
  version: z.string(),
  mode: z.string(),
  gateway: z
    .object({
      name: z.enum(GATEWAYS),
      at: z.string().nullable().meta({ description: 'of `http`: the origin of its address' }),
      live: z
        .boolean()
        .nullable()
        .meta({ description: 'of `stripe`: whether it takes real money' }),
      account: z
        .string()
        .nullable()
        .meta({ description: 'of `stripe`: the account; null if Stripe did not say it' }),
    })
    .meta({ description: 'who charges the cards' }),
  pid: z.int(),
  startedAt: z.string(),
  position: z.int(),
  myPagePosition: z.int(),
  tasks: z.record(z.string(), z.object({ waiting: z.int(), dead: z.int() })),
  payment: z.object({
    breaker: z.object({
      state: z.enum(BREAKER_STATES),
      since: z.string(),
      awaySince: z.string().nullable().meta({
        description: 'while it is not closed: since when, including the probes in between',
      }),
      retryAt: z
        .string()
        .nullable()
        .meta({ description: 'while open: when the next call may go through' }),
      calls: z.int().meta({ description: 'calls of the last seconds (breakerWindowMs)' }),
      failures: z.int(),
    }),
    failedRun: z
      .object({
        calls: z.int(),
        since: z.string().meta({ description: 'when the first of them failed' }),
        lastAt: z.string().meta({ description: 'when the last of them failed' }),
        answeredAt: z
          .string()
          .nullable()
          .meta({ description: 'when the next call was answered; null until then' }),
      })
      .nullable()
      .optional()
      .meta({
        description:
          'the last calls that failed one after the other, since the start of the daemon; null if none failed; an older version has none',
      }),
    unpaid: z.int().meta({ description: 'bookings that wait for their payment' }),
    perSecond: z.number().meta({ description: 'payments settled, over the last ten seconds' }),
    emptyInSeconds: z.number().nullable().meta({
      description:
        'the time until nothing is unpaid at this rate, without new bookings; null while no payment is settled',
    }),
  }),
  channels: z
    .array(z.string())
    .meta({ description: 'the channels of notices to customers and the admin' }),
  failing: z
    .array(
      z.object({
        channel: z.string(),
        since: z.string().meta({ description: 'the first try that failed since one went well' }),
        reason: z.string().meta({ description: 'why the last try failed' }),
      }),
    )
    .meta({ description: 'the channels whose last try failed, codes by mail included' }),
  alerts: z
    .array(
      z.object({
        alert: z.enum(ALERTS),
        since: z.string(),
        facts: z
          .record(z.string(), z.union([z.number(), z.string()]))
          .meta({ description: 'how much, of what: by alert' }),
      }),
    )
    .optional()
    .meta({
      description: 'what the operator is told of now; an older version has none',
    }),
  webhook: webhookResponse.nullable().meta({ description: "the admin's, if there is one" }),
  minutes: z
    .array(
      z.object({
        at: z.string().meta({ description: 'when the minute began' }),
        requests: z.int(),
        booked: z.int().meta({ description: 'bookings that were taken' }),
        unpaid: z.int().nullable().meta({
          description:
            'the last count of bookings that waited for their payment; null if there is none',
        }),
        breaker: z.enum(BREAKER_STATES).meta({ description: 'the worst state of the minute' }),
      }),
    )
    .optional()
    .meta({
      description:
        'the last thirty minutes of this process, oldest first; the last is not over; an older version has none',
    }),
  workers: z.record(
    z.string(),
    z.object({ active: z.int(), limit: z.int(), min: z.int(), max: z.int() }),
  ),
})

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
export type StatusResponse = z.infer<typeof statusResponse>
export type ProblemResponse = z.infer<typeof problemResponse>
