import { flaw, myPageResponse, rebuildResponse } from '@outerpark/core/contract'
import { asId, type CustomerId } from '@outerpark/core/kernel'
import type { MyPage } from '@outerpark/core/ports'
import { preferredLanguage } from '@outerpark/core/words'
import { z } from 'zod'
import type { Caller } from '../caller.ts'
import type { KeptAnswers } from '../kept.ts'
import { wholeNumber } from '../lists.ts'
import { Problem } from '../problem.ts'
import { type Route, route, streamRoute } from '../route.ts'
import { type MakeStream, resumeAfter } from '../streams.ts'

export type MyPageParts = Pick<MyPage, 'waitFor' | 'page' | 'stepsAfter' | 'subscribe' | 'rebuild'>

/** How long a read waits until MyPage shows the position that the caller asked for. */
const PATIENCE_MS = 1_500

const position = wholeNumber().min(0)
const whose = z.string().max(20).optional().meta({ description: 'for staff: whose page' })
const pageQuery = z.strictObject({
  after: position
    .default(0)
    .meta({ description: 'waits until the page has at least this position' }),
  limit: wholeNumber().min(1).max(200).default(100),
  cursor: z
    .string()
    .regex(/^\d{1,16}$/, flaw('not-a-cursor', {}))
    .optional()
    .meta({ description: 'the `next` of the previous page' }),
  customerId: whose,
})
const streamQuery = z.strictObject({
  after: position.default(0).meta({ description: 'only steps after this position' }),
  customerId: whose,
})

/** Whose MyPage is read: a customer reads their own, staff name a customer. */
function ownerOf(caller: Caller, customerId: string | undefined): CustomerId {
  if (caller.role === 'customer') {
    if (customerId === undefined || customerId === caller.customer.id) return caller.customer.id
    throw new Problem('customer-not-found', { case: 'id', id: customerId })
  }
  if (customerId !== undefined) return asId<'customer'>(customerId)
  throw new Problem('customers-only', { case: 'mypage' })
}

const tag = 'mypage'

/** What the stream needs: how it is made, and where the log ends. */
type Following = { readonly stream: MakeStream; readonly lastPosition: () => Promise<number> }

/** The routes of MyPage: what has happened to a customer's bookings, and what happens now (F9). */
export function myPageRoutes(
  myPage: MyPageParts,
  { kept, ...following }: { readonly kept: KeptAnswers } & Following,
): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/mypage',
      audience: { customer: 'read', staff: ['read', 'sell'] },
      tag,
      summary: 'MyPage',
      query: pageQuery,
      answer: myPageResponse,
      codes: ['customers-only', 'customer-not-found', 'mypage-behind'],
      hot: true,
      speaks: true,
      async handle({ caller, header, query: { after, customerId, limit, cursor } }) {
        const owner = ownerOf(caller, customerId)
        if (after > 0 && !(await myPage.waitFor(after, PATIENCE_MS)))
          throw new Problem('mypage-behind', { case: 'position', position: after })
        const language = preferredLanguage(header('accept-language'))
        const text = await myPage.page({ customerId: owner, limit, cursor, language })
        return { status: 200, text, language }
      },
    }),
    streamOf(myPage, following),
    route({
      method: 'post',
      path: '/v1/mypage/rebuild',
      audience: { staff: ['admin'] },
      tag,
      summary: 'Make the view again from the events, while the old one answers requests',
      answer: rebuildResponse,
      codes: ['mypage-behind'],
      async handle({ idempotency }) {
        const { result, replayed } = await kept.once(idempotency, myPage.rebuild)
        return { status: 200, json: result, replayed }
      },
    }),
  ]
}

/** The stream of the steps of a customer's MyPage. */
function streamOf(myPage: MyPageParts, { stream, lastPosition }: Following): Route {
  return streamRoute({
    path: '/v1/mypage/stream',
    audience: { customer: 'read', staff: ['read', 'sell'] },
    tag,
    summary: 'MyPage as it changes; Last-Event-ID resumes',
    query: streamQuery,
    codes: ['customers-only', 'customer-not-found', 'too-many-streams', 'events-lost'],
    speaks: true,
    async handle({ query, ...request }) {
      const owner = ownerOf(request.caller, query.customerId)
      const language = preferredLanguage(request.header('accept-language'))
      const source = {
        produce: async (after: number) =>
          (await myPage.stepsAfter(owner, after, 100, language)).map(({ position: id, json }) => ({
            id,
            event: 'step',
            data: json,
          })),
        subscribe: (listener: () => void) => myPage.subscribe(owner, listener),
      }
      const from = request.header('last-event-id')
      const after = await resumeAfter(from, query.after, lastPosition)
      return { ...stream(request, after, source), language }
    },
  })
}
