import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, test } from 'vitest'
import { type CompanyElsewhere, companyElsewhere } from '../sandbox/testing/under-test.ts'
import { HOOK_SECRET, hookTo, mailTo, startListeners } from '../testing/listeners.ts'
import { channelsOf, countBy, noticeDesk, twoWhoPaid } from './testing/notices.ts'

/** One card company for all tests, since they look at what follows the payment. */
let company: CompanyElsewhere
beforeAll(async () => {
  company = await companyElsewhere()
})
afterAll(() => company?.close())

test.concurrent('who has paid gets one mail in their language, the inbox says so, and the admin’s webhook is told', async ({
  expect,
  onTestFinished,
}) => {
  const { postOffice, hook, open } = noticeDesk(company, onTestFinished)
  const mails = await postOffice()
  const hooks = await hook()
  const office = await open({ ...mailTo(mails.port), ...hookTo(hooks.url) })
  const [minji, john] = await twoWhoPaid(office)
  await office.settled()

  expect(mails.received.map(({ to, parsed }) => [to, parsed.subject]).sort()).toEqual([
    [['john@example.com'], 'Booking confirmed: 오페라의 유령'],
    [['minji@example.com'], '예매 확정: 오페라의 유령'],
  ])
  const [korean] = mails.received.filter(({ to }) => to.includes('minji@example.com'))
  const page = await office.myPage(minji)
  expect(korean?.parsed.text).toContain(`예매 번호: ${page.reservations[0].id}`)
  expect(korean?.parsed.html).toContain('<html lang="ko">')

  expect(hooks.received).toHaveLength(2)
  for (const { body, headers } of hooks.received) {
    const told = new Webhook(HOOK_SECRET).verify(body, headers as Record<string, string>)
    expect(told).toMatchObject({
      type: 'notice.payment-approved',
      data: { title: '오페라의 유령', amount: { amount: 380_000, currency: 'KRW' } },
    })
    expect(body).not.toMatch(/Minji|example\.com/)
  }
  expect(hooks.received.map(({ body }) => JSON.parse(body).data.customerId).sort()).toEqual(
    [minji.id, john.id].sort(),
  )

  expect(await channelsOf(office)).toEqual({ inbox: 2, mail: 2, webhook: 2 })
  expect(page.notices).toHaveLength(1)
  const timeline = JSON.stringify(page.reservations[0].timeline)
  expect(timeline).toContain('Notice sent (mail)')
  expect(timeline).not.toContain('webhook')
  expect(
    (await office.admin('/v1/verify')).checks.filter(({ ok }: { ok: boolean }) => !ok),
  ).toEqual([])
})

test.concurrent('every event is told once on each channel: paid, declined, and cancelled with its refund', async ({
  expect,
  onTestFinished,
}) => {
  const { postOffice, hook, open } = noticeDesk(company, onTestFinished)
  const mails = await postOffice()
  const hooks = await hook()
  const office = await open({ ...mailTo(mails.port), ...hookTo(hooks.url) })
  const minji = await office.signUp('minji@example.com', { language: 'ko' })
  const performance = await office.performance()
  const paid = await office.book(minji, performance)
  await office.book(minji, performance, 'card-declined')
  await office.settled()
  await office.cancel(minji, paid)
  await office.settled()
  expect(mails.received.map(({ parsed }) => parsed.subject).sort()).toEqual([
    '결제 거절: 오페라의 유령',
    '예매 취소: 오페라의 유령',
    '예매 확정: 오페라의 유령',
  ])
  const told = hooks.received.map(({ body }) => JSON.parse(body))
  expect(countBy(told, ({ type }) => type)).toEqual({
    'notice.payment-approved': 1,
    'notice.payment-declined': 1,
    'notice.payment-cancelled': 1,
  })
  const cancelled = told.find(({ type }) => type === 'notice.payment-cancelled')
  expect(cancelled.data.refunded).toEqual({ amount: 380_000, currency: 'KRW' })
  expect(await channelsOf(office)).toEqual({ inbox: 3, mail: 3, webhook: 3 })
})

test.concurrent('who wants no mails gets none, and everything else', async ({
  expect,
  onTestFinished,
}) => {
  const { postOffice, hook, open } = noticeDesk(company, onTestFinished)
  const mails = await postOffice()
  const hooks = await hook()
  const office = await open({ ...mailTo(mails.port), ...hookTo(hooks.url) })
  const quiet = await office.signUp('quiet@example.com', { mail: false })
  await office.book(quiet, await office.performance())
  await office.settled()
  expect(mails.received).toEqual([])
  expect(hooks.received).toHaveLength(1)
  expect(await channelsOf(office)).toEqual({ inbox: 1, webhook: 1 })
})

test.concurrent('S6: a loop of declined cards fills nobody’s mailbox: later mails wait, and the inbox has all', async ({
  expect,
  onTestFinished,
}) => {
  const { postOffice, open } = noticeDesk(company, onTestFinished)
  const mails = await postOffice()
  const office = await open({ ...mailTo(mails.port), OUTERPARK_MAILS_PER_HOUR: '2' })
  const [show, minji] = [await office.performance(), await office.signUp('minji@example.com')]
  for (let n = 0; n < 6; n++) await office.book(minji, show, 'card-declined')
  await office.settled('send-mail')
  await expect.poll(() => office.waiting('send-mail')).toBe(4)
  expect(mails.received).toHaveLength(2)
  expect(await channelsOf(office)).toEqual({ inbox: 6, mail: 2 })
  expect(await office.deadLetters()).toEqual([])
})

test.concurrent('mails that hang keep no inbox waiting, however many there are', async ({
  expect,
  onTestFinished,
}) => {
  const { strange, open } = noticeDesk(company, onTestFinished)
  const server = await strange(() => {})
  const office = await open({ ...mailTo(server.port), OUTERPARK_SMTP_TIMEOUT_MS: '5000' })
  const show = await office.performance()
  const minji = await office.signUp('minji@example.com')
  for (let n = 0; n < 10; n++)
    await Promise.all(Array.from({ length: 20 }, () => office.book(minji, show)))
  // `settled` waits for 40 s. The mails alone take 100 s, so nothing else has waited for them.
  await office.settled('send-mail')
  expect(await channelsOf(office)).toEqual({ inbox: 200 })
  expect(await office.waiting('send-mail')).toBe(200)
})

/** Whether customers get a notice about the event. This list comes from the requirements, not from the policies. */
const callsForNotice = ({ type, ...event }: { type: string; [field: string]: unknown }): boolean =>
  ['PaymentApproved', 'PaymentDeclined', 'PaymentDeferred', 'ReservationExpired'].includes(type) ||
  (type === 'Reserved' && event.deferredUntil !== undefined) ||
  (type === 'PaymentCancelled' && !(event.reservation === 'expired' && event.refunded === 0))

test.concurrent('whatever goes wrong at the card company, each event is told once on each channel', async ({
  expect,
  onTestFinished,
}) => {
  // A card company of its own: the payments of the other tests must not fail.
  const troubled = await companyElsewhere()
  onTestFinished(troubled.close)
  const listeners = await startListeners()
  onTestFinished(listeners.close)
  const { open } = noticeDesk(troubled, onTestFinished)
  const office = await open({
    ...listeners.environment,
    // A reply that was lost is noticed soon.
    OUTERPARK_GATEWAY_TIMEOUT_MS: '610',
    OUTERPARK_BREAKER_OPEN_MS: '200',
    OUTERPARK_NOTICE_WORKERS_MIN: '5',
  })
  await troubled.turn({ fail: 0.3, loseReplies: 0.2, duplicate: 0.3, decline: 0.2 })
  const [show, minji] = [await office.performance(), await office.signUp('minji@example.com')]
  for (let n = 0; n < 10; n++) {
    const booked = await Promise.all(Array.from({ length: 10 }, () => office.book(minji, show)))
    for (const id of booked.slice(0, 3)) await office.cancel(minji, id)
  }
  await troubled.reset()
  await office.settled()

  const { items } = await office.admin('/v1/events?limit=1000')
  const events: { id: string; type: string; channel?: string; about?: string }[] = items
  const due = events.filter(callsForNotice).map(({ id }) => id)
  expect(due.length).toBeGreaterThan(100)
  // A notice that the cancel has overtaken is skipped, and the log says so.
  const skipped = (channel: string) =>
    events.filter((event) => event.type === 'NoticeSkipped' && event.channel === channel)
  const once = (channel: string) => {
    const not = new Set(skipped(channel).map(({ about }) => about))
    return due.filter((id) => !not.has(id)).map((id) => [id, 1])
  }
  const { mail, webhook } = listeners.told()
  expect([...mail].sort()).toEqual(once('mail').sort())
  expect([...webhook].sort()).toEqual(once('webhook').sort())
  expect(skipped('webhook')).toEqual([])
  const sent = (channel: string) => due.length - skipped(channel).length
  expect(await channelsOf(office)).toEqual({
    inbox: sent('inbox'),
    mail: sent('mail'),
    webhook: due.length,
  })
  const { checks } = await office.admin('/v1/verify')
  expect(checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
})
