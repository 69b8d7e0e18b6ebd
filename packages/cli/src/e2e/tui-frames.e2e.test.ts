import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeOuterpark } from '../testing/outerpark.ts'
import type { Terminal } from '../testing/terminal.ts'
import { widthOf } from '../text/width.ts'
import { expectFrame } from './testing/frame.ts'

// Plays the day of a customer in a real terminal, at two sizes and in two languages. The frames are files in docs/tui.

const office = makeOuterpark()
let terminal: Terminal | undefined

const LANGUAGES = [
  {
    language: 'en',
    locale: 'C.UTF-8',
    booked: '✓ notified',
    confirmed: 'confirmed',
    cancelled: '✓ refunded',
    asked: 'Cancel RV-',
    month: 'January 2099',
    thisOne: '✓ this terminal',
    signsOut: 'Sign out?',
    signedOut: 'You are signed out.',
    signUp: 'Sign up or in',
  },
  {
    language: 'ko',
    locale: 'ko_KR.UTF-8',
    booked: '✓ 알림',
    confirmed: '예매 확정',
    cancelled: '✓ 환불 완료',
    asked: '취소할까요',
    month: '2099년 1월',
    thisOne: '✓ 이 터미널',
    signsOut: '로그아웃할까요?',
    signedOut: '로그아웃했습니다.',
    signUp: '가입 또는 로그인',
  },
] as const
const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 50 },
] as const
const DAYS = LANGUAGES.flatMap((language) => SIZES.map((size) => ({ ...language, ...size })))
const nameOf = ({ language, columns }: { language: string; columns: number }) =>
  `${language}-${columns}`

beforeAll(async () => {
  for (const [title, venue, at] of [
    ['Hadestown', 'LG Arts Center', '2099-01-05 19:30'],
    ['오페라의 유령', '샤롯데씨어터', '2099-01-06 19:30'],
    [
      'A musical with a title that is longer than any line of a small terminal is wide',
      '대학로',
      '2099-01-07 14:00',
    ],
  ] as const)
    await office.json(
      ...['musical', 'register', title, '--venue', venue, '--time-zone', 'Asia/Seoul'],
      ...['--at', at, '--grade', 'VIP:40:170000', '--grade', 'R:100:140000', '--profile', 'admin'],
    )
  for (const day of DAYS)
    await office.json(
      ...['signup', '--profile', nameOf(day), '--name', '김민지'],
      ...['--email', `${nameOf(day)}@example.com`],
    )
}, 120_000)
afterEach(() => terminal?.close())
afterAll(() => office.close())

/** A frame without what differs from run to run: ids, times and durations. */
const frameOf = (text: string): string =>
  `${text
    .replace(/\b(RV|PF|TO)-[A-Z2-9]{10}\b/g, '$1-XXXXXXXXXX')
    .replace(/starts in \d{5} days/g, 'starts in 00000 days')
    .replace(/\d{5}일 뒤 시작/g, '00000일 뒤 시작')
    .replace(/since \d{4}-\d\d-\d\d/g, 'since 0000-00-00')
    .replace(/\d{4}-\d\d-\d\d부터/g, '0000-00-00부터')
    .replace(/(?<!-)\b\d\d-\d\d \d\d:\d\d {2}/g, '00-00 00:00  ')}\n`

test.each(DAYS)(
  'a customer books and cancels with keys alone: $language, $columns×$rows',
  async (day) => {
    const name = nameOf(day)
    const ui = office.terminal(['ui', '--profile', name], day, { LANG: day.locale })
    terminal = ui
    await ui.sees('오페라의 유령')
    // Who is signed in comes in an answer of its own.
    await ui.sees('김민지')
    // The seats of the customer before have come back.
    await ui.sees(/Hadestown.*140/)
    await expectFrame(ui, `${name}-season`, frameOf)
    ui.press('m')
    await ui.sees(day.month)
    await expectFrame(ui, `${name}-calendar`, frameOf)
    ui.press('m')
    await ui.sees('오페라의 유령')
    ui.press('enter')
    await ui.sees('‹ VIP ›')
    ui.press('down', 'right')
    await ui.sees('‹ 2 ›')
    await expectFrame(ui, `${name}-book`, frameOf)
    ui.press('a')
    await ui.sees('‹ R ›')
    await expectFrame(ui, `${name}-book-grades`, frameOf)
    ui.press('x')
    await ui.sees('‹ VIP ›')
    ui.press('enter')
    await ui.sees(day.booked)
    ui.press('enter')
    await ui.sees(day.confirmed)
    await expectFrame(ui, `${name}-mypage`, frameOf)
    ui.press('x')
    await ui.sees(day.asked)
    await expectFrame(ui, `${name}-cancel`, frameOf)
    ui.press('enter')
    await ui.sees(day.cancelled)
    // The notice about the refund is the last thing that happens.
    await expect.poll(() => ui.text().match(/inbox|알림함/g)?.length).toBe(2)
    await expectFrame(ui, `${name}-cancelled`, frameOf)
    for (const line of ui.lines()) expect(widthOf(line)).toBeLessThanOrEqual(day.columns)
    ui.press('g', 'a')
    await ui.sees(day.thisOne)
    await expectFrame(ui, `${name}-account`, frameOf)
    ui.press('end', 'up', 'enter')
    await ui.sees(day.signsOut)
    ui.press('enter')
    await ui.sees(/Hadestown.*140/)
    await ui.seesNot(day.signedOut)
    ui.press('i')
    await ui.sees(day.signUp)
    await expectFrame(ui, `${name}-sign-up`, frameOf)
    ui.press('escape')
    await ui.sees('Hadestown')
    ui.press('q')
    expect(await ui.ended()).toBe(0)
  },
)
