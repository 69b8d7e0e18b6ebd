import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { openRealOffice, type RealOffice } from '../testing/real-office.ts'
import { traceIdOf } from './span.ts'
import { openCollector, type ReceivedSpan } from './testing/collector.ts'

const folder = temporaryFolder()
let collector: Awaited<ReturnType<typeof openCollector>>
let office: RealOffice
beforeAll(async () => {
  collector = await openCollector()
  office = await openRealOffice(folder.path, {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OUTERPARK_TRACE_RATIO: '1',
  })
})
afterAll(async () => {
  await collector?.close()
  folder.remove()
})

/** The names of a span and of what led to it, the first one first. */
function wayTo(span: ReceivedSpan, spans: readonly ReceivedSpan[]): string[] {
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId)
  return [...(parent ? wayTo(parent, spans) : []), span.name]
}

test('O9: a booking is one trace, from its request through commit, task and gateway to the notice', async () => {
  const minji = await office.signUp('minji@example.com')
  const performanceId = await office.performance()
  const id = await office.book(minji, performanceId)
  await office.settled()
  await office.stop()
  const spans = collector.spans.filter(({ traceId }) => traceId === traceIdOf(id))
  const way = (name: string) =>
    spans.filter((span) => span.name === name).map((span) => wayTo(span, spans).join(' → '))
  const request = 'POST /v1/reservations'
  const paid = `${request} → Reserved → approve-payment`
  expect(way('gateway approve')).toEqual([`${paid} → gateway approve`])
  expect(way('PaymentApproved')).toEqual([`${request} → Reserved → PaymentApproved`])
  expect(way('NoticeSent')).toEqual([`${request} → Reserved → PaymentApproved → NoticeSent`])
  expect(way('send-notice')).toEqual([`${request} → Reserved → PaymentApproved → send-notice`])
  // Only the request has no parent, and nothing ends before it begins.
  expect(spans.filter(({ parentSpanId }) => !parentSpanId)).toMatchObject([{ name: request }])
  expect(
    spans.filter((span) => BigInt(span.endTimeUnixNano) < BigInt(span.startTimeUnixNano)),
  ).toEqual([])
})
