import { z } from 'zod'
import { ALERTS, BREAKER_STATES, GATEWAYS } from '../names/index.ts'
import { storageStatus } from './storage-status.ts'
import { webhookResponse } from './webhook.ts'
import { workerStatus } from './worker-status.ts'

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
  tried: z.array(z.string()).optional().meta({
    description:
      'the channels on which anything was tried since the start, codes by mail included; an older version has none',
  }),
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
  untold: z
    .array(
      z.object({
        way: z.enum(['command', 'url']).meta({ description: 'alertCommand or alertUrl' }),
        since: z.string().meta({ description: 'the first try that failed since one went well' }),
        reason: z.string().meta({ description: 'why the last try failed' }),
      }),
    )
    .optional()
    .meta({
      description:
        'the ways in which the operator cannot be told of alerts now; an older version has none',
    }),
  ...storageStatus,
  ...workerStatus,
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

export type StatusResponse = z.infer<typeof statusResponse>
