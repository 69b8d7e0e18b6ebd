import type { StatusResponse } from '@outerpark/core/contract'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeOuterpark } from '../testing/outerpark.ts'
import type { Terminal } from '../testing/terminal.ts'
import { widthOf } from '../text/width.ts'
import { expectFrame } from './testing/frame.ts'

// A customer reads in a real terminal what a cancel gives back: before the booking, and before the cancel of some seats. The frames are
// files in docs/tui.

const office = makeOuterpark()
let terminal: Terminal | undefined

const LANGUAGES = [
  {
    ...{
      language: 'en',
      locale: 'C.UTF-8',
      booked: '✓ notified',
      cancelled: /→ +cancelled/,
      schedule: 'if you cancel',
    },
    ...{
      asked: '₩306,000 goes back',
      some: '₩153,000 goes back to the card',
      gone: '₩153,000 went back',
    },
  },
  {
    ...{
      language: 'ko',
      locale: 'ko_KR.UTF-8',
      booked: '✓ 알림',
      cancelled: /→ +취소됨/,
      schedule: '취소하면 환불',
    },
    ...{ asked: '306,000원이 카드로', some: '153,000원이 카드로', gone: '153,000원 환불됨' },
  },
] as const
const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 50 },
] as const
const DAYS = LANGUAGES.flatMap((language) => SIZES.map((size) => ({ ...language, ...size })))
const nameOf = ({ language, columns }: { language: string; columns: number }) =>
  `${language}-${columns}`

/** A performance that keeps something at any time, so that the frames do not depend on the day of the test. */
const HADESTOWN = {
  ...{ title: 'Hadestown', venue: 'LG Arts Center', timeZone: 'Asia/Seoul' },
  refund: {
    rules: [
      { from: 'D-7', keep: '10%' },
      { from: 'D-6', to: 'D-1', keep: '30%' },
      { from: 'D-0', to: 'D-0', keep: '90%' },
    ],
  },
  performances: [
    {
      startsAt: '2099-01-05T19:30:00+09:00',
      grades: [{ grade: 'VIP', seats: 40, price: { amount: 170_000, currency: 'KRW' } }],
    },
  ],
}

beforeAll(async () => {
  for (const day of DAYS)
    await office.json(
      ...['signup', '--profile', nameOf(day), '--name', '김민지'],
      ...['--email', `${nameOf(day)}@example.com`],
    )
  const { url } = await office.json<StatusResponse & { url: string }>('daemon', 'status')
  const { token } = await office.json<{ token: string }>('token', 'show', '--profile', 'admin')
  const { status } = await fetch(`${url}/v1/seasons`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ musicals: [HADESTOWN] }),
  })
  expect(status).toBe(201)
}, 120_000)
afterEach(() => terminal?.close())
afterAll(() => office.close())

/** A frame without ids and times. */
const frameOf = (text: string): string =>
  `${text
    .replace(/\bRV-[A-Z2-9]{10}\b/g, 'RV-XXXXXXXXXX')
    .replace(/starts in \d{5} days/g, 'starts in 00000 days')
    .replace(/\d{5}일 뒤 시작/g, '00000일 뒤 시작')
    .replace(/(?<!-)\b\d\d-\d\d \d\d:\d\d {2}/g, '00-00 00:00  ')}\n`

test.each(DAYS)(
  'a customer reads the refunds, books, and cancels one of two seats: $language, $columns×$rows',
  async (day) => {
    const name = nameOf(day)
    const ui = office.terminal(['ui', '--profile', name], day, { LANG: day.locale })
    terminal = ui
    await ui.sees('김민지')
    await ui.sees('10%')
    ui.press('enter')
    await ui.sees('‹ VIP ›')
    ui.press('down', 'right')
    await ui.sees('‹ 2 ›')
    await ui.sees(day.schedule)
    await ui.sees('306,000')
    ui.press('up')
    await expectFrame(ui, `${name}-book-refunds`, frameOf)
    ui.press('enter')
    await ui.sees(day.booked)
    ui.press('enter')
    await ui.sees('340,000')
    ui.press('x')
    await ui.sees(day.asked)
    ui.press('-')
    await ui.sees(day.some)
    await expectFrame(ui, `${name}-cancel-some`, frameOf)
    ui.press('enter')
    await ui.sees(day.gone)
    // The notice about the refund is the last thing that happens.
    await ui.sees(/inbox\): ₩|알림함\): 153/)
    await expectFrame(ui, `${name}-cancelled-some`, frameOf)
    for (const line of ui.lines()) expect(widthOf(line)).toBeLessThanOrEqual(day.columns)
    ui.press('x')
    await ui.sees(day.some)
    ui.press('enter')
    // The next customer finds all seats free.
    await ui.sees(day.cancelled)
  },
  60_000,
)
