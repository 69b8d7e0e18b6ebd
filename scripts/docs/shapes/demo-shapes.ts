import { type VerifyResponse, verifyResponse } from '@outerpark/core/contract'
import { z } from 'zod'
import type { Checked } from '../../../packages/cli/src/demo/outage/checks.ts'
import type { OutageView } from '../../../packages/cli/src/demo/outage/view.ts'
import type { Demo, Scene } from '../../../packages/cli/src/demo/scene.ts'
import { wholeMyPage } from './cli-shapes.ts'
import { shapeOf } from './shape-of.ts'

type ShownScene = Pick<Scene, 'kind' | 'told' | 'command'> & { readonly data: unknown }

export const demo = shapeOf<Omit<Demo, 'scenes'> & { readonly scenes: readonly ShownScene[] }>()(
  z.object({
    ok: z.boolean().meta({ description: 'whether the checks at the end hold' }),
    scenes: z.array(
      z.object({
        kind: z.enum([
          'season',
          'customer',
          'performance',
          'reservation',
          'hall',
          'hold',
          'refund',
          'changed-grade',
          'sales',
          'refusal',
          'notices',
          'mypage',
          'verify',
        ]),
        told: z.string().meta({ description: 'what happens and why' }),
        command: z.string().meta({ description: 'without the name of the program' }),
        data: z.unknown().meta({ description: 'what the command answered' }),
      }),
    ),
    verify: verifyResponse.nullable(),
  }),
)

/** `demo --outage` prints its checks and its view, except for the samples of the picture. */
export const outageDemo = shapeOf<
  Omit<Checked, keyof VerifyResponse> &
    Pick<OutageView, 'changes' | 'bookings'> & { readonly peakUnpaid: number }
>()(
  z
    .object({
      changes: z.array(
        z.object({
          atMs: z.number().meta({ description: 'since the story began' }),
          kind: z.enum(['deed', 'breaker', 'news']),
          text: z.string(),
          commands: z.array(z.string()),
        }),
      ),
      bookings: z.object({
        asked: z.int(),
        taken: z.int(),
        refused: z.int(),
        refusal: z.string().nullable().meta({ description: 'why the last of them was refused' }),
        slowestMs: z.number(),
      }),
      peakUnpaid: z.int(),
      myPage: wholeMyPage,
    })
    .meta({ description: 'The fields of Verify stand beside these.' }),
)
