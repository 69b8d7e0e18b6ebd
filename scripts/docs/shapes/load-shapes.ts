import { verifyResponse } from '@outerpark/core/contract'
import { BREAKER_STATES } from '@outerpark/core/names'
import { z } from 'zod'
import type { Cleaned } from '../../../packages/cli/src/load/clean.ts'
import type { LoadReport } from '../../../packages/cli/src/load/report.ts'
import { type LoadStory, PARTS } from '../../../packages/cli/src/load/story.ts'
import { shapeOf } from './shape-of.ts'

const latencyField = z
  .object({ p50: z.number(), p90: z.number(), p99: z.number(), p999: z.number(), max: z.number() })
  .nullable()
  .meta({ description: 'in milliseconds; null if nothing was answered' })

const kindField = z.object({
  transactions: z.int(),
  done: z.int(),
  refused: z.int(),
  perSecond: z.number(),
  latency: latencyField,
})

const mixField = z
  .object({ book: z.int(), cancel: z.int(), mypage: z.int() })
  .meta({ description: 'how often each kind was to come, as parts of their sum' })

const tallyField = z.object({
  elapsedMs: z.number(),
  transactions: z.int().meta({ description: 'what customers did, each with all its tries' }),
  perSecond: z.number(),
  tries: z.int().meta({ description: 'requests; more than transactions if connections were lost' }),
  availability: z
    .number()
    .meta({ description: 'the share of tries with an answer below 500, in percent' }),
  bytes: z.int().meta({ description: 'of the answers' }),
  unsent: z.int().meta({
    description:
      'with a rate: requests that were due and not sent, since all connections were busy',
  }),
  kinds: z.object({ book: kindField, cancel: kindField, mypage: kindField }),
  errors: z
    .record(z.string(), z.int())
    .meta({ description: 'lost connections and answers from 500 on, by their code' }),
  latency: latencyField,
  histogram: z
    .array(z.object({ upToMs: z.number(), count: z.int() }))
    .meta({ description: 'answers by the time that they took' }),
  refusals: z.array(
    z.object({
      code: z.string(),
      count: z.int(),
      setting: z
        .string()
        .nullable()
        .meta({ description: 'the variable to raise, if it is a limit of the box office' }),
    }),
  ),
})

export const cleaned = shapeOf<Cleaned>()(
  z.object({
    cancelled: z.int().meta({ description: 'bookings' }),
    erased: z.int().meta({ description: 'customers' }),
    reduced: z
      .int()
      .meta({ description: 'performances whose free seats were taken, except for one of each' }),
    kept: z
      .record(z.string(), z.int())
      .meta({ description: 'what had to stay, by the code of the refusal' }),
  }),
)

export const loadReport = shapeOf<LoadReport>()(
  z.object({
    ok: z.boolean().meta({
      description: 'whether availability is 100 %, all is paid, and all checks hold',
    }),
    run: z.string().meta({ description: 'is in the names of everything that the load has made' }),
    url: z.string(),
    title: z.string().meta({ description: 'of its musical' }),
    connections: z.int(),
    rate: z.number().nullable().meta({ description: 'requests a second that were asked for' }),
    mix: mixField,
    customers: z.int(),
    interrupted: z.boolean().meta({ description: 'whether Ctrl-C ended it early' }),
    load: tallyField,
    seconds: z.array(
      z.object({
        atMs: z.number().meta({ description: 'the end of the second, since the load began' }),
        perSecond: z.number(),
        refused: z.int(),
        errors: z.int(),
        p50: z.number().nullable(),
        p99: z.number().nullable(),
      }),
    ),
    settled: z.object({
      settled: z.boolean().meta({ description: 'whether no payment and no refund waits' }),
      unpaid: z.int(),
      afterMs: z.number().meta({ description: 'since the load' }),
    }),
    verify: verifyResponse,
    cleaned: cleaned.nullable().meta({ description: 'null without `--clean`' }),
  }),
)

export const loadStory = shapeOf<LoadStory>()(
  z.object({
    ok: z.boolean().meta({
      description:
        'whether every request was taken, the breaker opened and closed, all is paid, and all checks hold',
    }),
    parts: z.array(
      z.object({
        part: z.enum(PARTS),
        seconds: z.number(),
        perSecond: z.number(),
        p50: z.number().nullable().meta({ description: 'in milliseconds' }),
        p99: z.number().nullable(),
        refused: z.int(),
        errors: z.int(),
        breaker: z.enum(BREAKER_STATES).meta({ description: 'at the end of the part' }),
        unpaid: z.int().meta({ description: 'at the end of the part' }),
      }),
    ),
    availability: z.number().meta({ description: 'in percent' }),
    refused: z.int(),
    settled: z.boolean().meta({ description: 'whether nothing is unpaid at the end' }),
    peakUnpaid: z.int(),
    verify: verifyResponse,
  }),
)
