import { z } from 'zod'
import { PAYMENT_STATUSES, RESERVATION_STATUSES } from '../kernel/index.ts'
import { BREAKER_STATES, TASK_KINDS, TASK_STATES } from '../names/index.ts'
import { languageField, priceField } from './fields.ts'
import { webhookResponse } from './webhook.ts'

const money = priceField
const position = z.int().meta({ description: 'of the last event that this led to; see `after`' })
export const reservationStatus = z.enum(RESERVATION_STATUSES)
export const paymentStatus = z.enum(PAYMENT_STATUSES)

export const musicalResponse = z.object({
  id: z.string(),
  title: z.string(),
  venue: z.string(),
  runningMinutes: z.int().nullable(),
})

export const performanceResponse = z.object({
  id: z.string(),
  musicalId: z.string(),
  title: z.string(),
  venue: z.string(),
  startsAt: z.string(),
  grades: z.array(
    z.object({
      grade: z.string(),
      price: money,
      capacity: z.int(),
      available: z.int(),
      held: z.int(),
      sold: z.int(),
    }),
  ),
})

/** What registering a musical answers; importing a season answers many of them. */
export const registeredMusicalResponse = z.object({
  musical: musicalResponse,
  performances: z.array(performanceResponse),
})
export const seasonResponse = z.object({ musicals: z.array(registeredMusicalResponse) })
export const addedPerformancesResponse = z.object({ performances: z.array(performanceResponse) })

export const customerResponse = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: languageField,
  mail: z.boolean().meta({ description: 'whether notices come by mail as well' }),
})
export const signedUpResponse = z.object({
  customer: customerResponse,
  token: z.string().meta({ description: 'shown this once: keep it' }),
})
/** `GET /v1/whoami` */
export const whoamiResponse = z.object({
  role: z.enum(['admin', 'customer']),
  customer: customerResponse.nullable(),
})

export const reservationResponse = z.object({
  id: z.string(),
  status: reservationStatus,
  performanceId: z.string(),
  title: z.string(),
  startsAt: z.string(),
  grade: z.string(),
  seats: z.int(),
  amount: money,
  paymentStatus,
  deferredUntil: z.string().optional().meta({
    description:
      'while a booking’s payment is deferred and the card company is left alone: when it is tried at the earliest',
  }),
  position,
})

export const paymentResponse = z.object({
  id: z.string(),
  reservationId: z.string(),
  customerId: z.string(),
  status: paymentStatus,
  amount: money,
  chargeId: z.string().nullable(),
  updatedAt: z.string(),
})

export const noticeResponse = z.object({
  at: z.string(),
  reservationId: z.string(),
  customerId: z.string(),
  about: z.string(),
  channel: z.string(),
  template: z.string(),
  text: z.string(),
})

const timelineEntry = z.object({
  at: z.string(),
  position: z.int(),
  type: z.string(),
  text: z.string(),
})
const reservationView = z.object({
  id: z.string(),
  status: reservationStatus,
  paymentStatus,
  deferredUntil: z
    .string()
    .nullable()
    .meta({ description: 'when a deferred payment is tried next at the earliest' }),
  performanceId: z.string(),
  title: z.string(),
  venue: z.string(),
  startsAt: z.string(),
  grade: z.string(),
  seats: z.int(),
  amount: money,
  timeline: z.array(timelineEntry),
})
const noticeView = z.object({
  at: z.string(),
  position: z.int(),
  reservationId: z.string(),
  text: z.string(),
})
/** `GET /v1/mypage`: reservations newest first, each with its timeline oldest first; notices newest first. */
export const myPageResponse = z.object({
  position: z.int(),
  reservations: z.array(reservationView),
  notices: z.array(noticeView),
  next: z.string().nullable().meta({ description: 'where the older reservations start' }),
})
/** One message of `GET /v1/mypage/stream`: what happened, and the reservation after it. */
export const myPageStep = z.object({
  position: z.int(),
  reservationId: z.string(),
  status: reservationStatus,
  paymentStatus,
  title: z.string(),
  entry: timelineEntry,
})

export const eventResponse = z
  .looseObject({
    id: z.string(),
    position: z.int(),
    at: z.string(),
    type: z.string(),
    correlationId: z.string(),
    causationId: z.string(),
  })
  .meta({ description: 'the envelope; the fields of each type stand beside it' })

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

export const verifyResponse = z.object({
  ok: z.boolean(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
  notChecked: z
    .array(z.object({ name: z.string(), detail: z.string() }))
    .meta({ description: 'what `ok` says nothing about, and why' }),
})

export const rebuildResponse = z.object({ events: z.int(), position: z.int(), ms: z.number() })

/** `GET /v1/status` (admin) and what `daemon status` adds the state of the process to. */
export const statusResponse = z.object({
  version: z.string(),
  mode: z.string(),
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
        description: 'while it is not closed: since when, the probes in between included',
      }),
      retryAt: z
        .string()
        .nullable()
        .meta({ description: 'while open: when a call is let through' }),
      calls: z.int().meta({ description: 'of the last seconds (breakerWindowMs)' }),
      failures: z.int(),
    }),
    unpaid: z.int().meta({ description: 'bookings that wait for their payment' }),
    perSecond: z.number().meta({ description: 'payments settled, over the last ten seconds' }),
    emptyInSeconds: z.number().nullable().meta({
      description:
        'when nothing will be unpaid if it goes on like this and no more is booked; null if nothing gets paid just now',
    }),
  }),
  channels: z.array(z.string()).meta({ description: 'on which customers and the admin are told' }),
  webhook: webhookResponse.nullable().meta({ description: "the admin's, if there is one" }),
  workers: z.record(
    z.string(),
    z.object({ active: z.int(), limit: z.int(), min: z.int(), max: z.int() }),
  ),
})

export const problemResponse = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  hint: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})

export type MusicalResponse = z.infer<typeof musicalResponse>
export type PerformanceResponse = z.infer<typeof performanceResponse>
export type RegisteredMusicalResponse = z.infer<typeof registeredMusicalResponse>
export type SeasonResponse = z.infer<typeof seasonResponse>
export type CustomerResponse = z.infer<typeof customerResponse>
export type SignedUpResponse = z.infer<typeof signedUpResponse>
export type WhoamiResponse = z.infer<typeof whoamiResponse>
export type ReservationResponse = z.infer<typeof reservationResponse>
export type PaymentResponse = z.infer<typeof paymentResponse>
export type NoticeResponse = z.infer<typeof noticeResponse>
export type MyPageResponse = z.infer<typeof myPageResponse>
export type MyPageStep = z.infer<typeof myPageStep>
export type EventResponse = z.infer<typeof eventResponse>
export type TaskResponse = z.infer<typeof taskResponse>
export type VerifyResponse = z.infer<typeof verifyResponse>
export type RebuildResponse = z.infer<typeof rebuildResponse>
export type StatusResponse = z.infer<typeof statusResponse>
export type ProblemResponse = z.infer<typeof problemResponse>
