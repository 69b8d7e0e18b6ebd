import { z } from 'zod'
import type { CastMember } from '../kernel/index.ts'
import { MAX_AGE, MAX_CAST, MAX_RUNNING_MINUTES } from '../names/index.ts'
import {
  hallTimeField,
  messageField,
  nameField,
  reasonField,
  startsAtField,
  subjectField,
  titleField,
} from './fields.ts'
import { flaw } from './flaws.ts'
import { refundField } from './refund-policy.ts'

const reason = reasonField.optional().meta({ description: 'why, in words for customers' })
const until = startsAtField.optional().meta({
  description:
    'so long customers may choose to get everything back; default: seven days, or until the day of the performance begins',
})

/** `POST /v1/performances/{id}/move` */
export const moveRequest = z.strictObject({ startsAt: startsAtField, until, reason })

const castMember = z.strictObject({ role: nameField, name: nameField })

export const castField = z.array(castMember).max(MAX_CAST)

/** A cast in an answer. The cast is of the type: an array of zod is one that may be changed. */
const castOfAnswer = z.array(z.object({ role: z.string(), name: z.string() })) as z.ZodType<
  readonly CastMember[]
>

/** The cast of a performance in an answer. */
export const castShown = castOfAnswer
  .optional()
  .meta({ description: 'who plays in it; left out if the house has not said it' })

/** `PUT /v1/performances/{id}/cast` */
export const recastRequest = z.strictObject({
  cast: castField.min(1),
  material: z.boolean().optional().meta({
    description: 'an essential change: customers may choose to get everything back',
  }),
  until,
  reason,
})

/** The age from which on people are let in, in years. */
export const ageField = z.int().min(0).max(MAX_AGE)

/** `PATCH /v1/musicals/{id}`: what is left out stays as it is, and null takes it away. */
export const editMusicalRequest = z
  .strictObject({
    title: titleField.optional(),
    runningMinutes: z.int().min(1).max(MAX_RUNNING_MINUTES).nullable().optional(),
    age: ageField.nullable().optional(),
    cast: castField.optional(),
    material: z.boolean().optional().meta({
      description:
        'the new cast is an essential change: customers may choose to get everything back',
    }),
    refund: refundField.nullable().optional().meta({
      description: 'of later bookings; null: everything goes back',
    }),
    reason,
  })
  .refine(
    ({ reason: _, material: __, ...facts }) =>
      Object.values(facts).some((each) => each !== undefined),
    flaw('nothing-to-change', {}),
  )

/** `POST /v1/performances/{id}/messages` */
export const messageRequest = z.strictObject({ subject: subjectField, text: messageField })

const choiceEnd = hallTimeField.meta({
  description: 'so long a cancel gives everything back to who had booked',
})

/** The performance after a move. */
export const movedResponse = z.object({
  performanceId: z.string(),
  was: hallTimeField,
  startsAt: hallTimeField,
  until: choiceEnd,
})

export const recastResponse = z.object({
  performanceId: z.string(),
  cast: castOfAnswer,
  until: choiceEnd.optional(),
})

export const messageResponse = z.object({
  performanceId: z.string(),
  subject: z.string(),
  text: z.string(),
})

/** What was said of a performance, by its kind. */
export const announcementShown = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('moved'),
    was: hallTimeField,
    startsAt: hallTimeField,
    until: choiceEnd,
    reason: z.string().optional(),
  }),
  z.object({
    kind: z.literal('recast'),
    cast: castOfAnswer,
    until: choiceEnd.optional(),
    reason: z.string().optional(),
  }),
  z.object({
    kind: z.literal('renamed'),
    was: z.string(),
    title: z.string(),
    reason: z.string().optional(),
  }),
  z.object({ kind: z.literal('message'), subject: z.string(), text: z.string() }),
])

/** `GET /v1/performances/{id}/announcements`: what everybody hears of who had booked, and how many have. */
export const announcementsResponse = z.object({
  items: z.array(
    z.object({
      position: z.int().meta({ description: 'of its event' }),
      announcement: announcementShown,
      told: z.int().meta({ description: 'how many bookings have heard of it' }),
      ended: z.boolean().meta({ description: 'whether all have' }),
    }),
  ),
})

/** Until when a booking can be cancelled with everything back, in an answer. */
export const choiceShown = hallTimeField.optional().meta({
  description:
    'so long a cancel gives everything back, because the performance was moved or essentially changed; left out if it was not. It may be over',
})

export type EditMusicalRequest = z.input<typeof editMusicalRequest>
export type MoveRequest = z.input<typeof moveRequest>
export type RecastRequest = z.input<typeof recastRequest>
export type MessageRequest = z.input<typeof messageRequest>
export type MovedResponse = z.infer<typeof movedResponse>
export type RecastResponse = z.infer<typeof recastResponse>
export type MessageResponse = z.infer<typeof messageResponse>
export type AnnouncementsResponse = z.infer<typeof announcementsResponse>
export type AnnouncementShown = z.infer<typeof announcementShown>
