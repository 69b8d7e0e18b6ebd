import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { makeOuterpark } from '../testing/outerpark.ts'
import type { Terminal } from '../testing/terminal.ts'
import { widthOf } from '../text/width.ts'
import { expectFrame } from './testing/frame.ts'

// Plays the day of an admin in one real terminal, while a customer looks on in another. The frames are files in docs/tui.

const LANGUAGES = [
  {
    ...{ language: 'en', locale: 'C.UTF-8' },
    ...{ wrong: 'not right yet', right: 'Everything is right', onSale: '2 performances on sale' },
    ...{
      compared: '1 new, 2 on sale already, 1 with',
      loaded: '2 grades changed',
    },
    ...{ back: '₩280,000 goes back', cancelled: '✓ refunded', isCancelled: 'cancelled' },
    ...{
      once: 'shown only now',
      events: (n: number) => `${n} events`,
      askAddress: 'really belong',
      confirmed: '✓ confirmed',
    },
    ...{ answers: '● working', notified: '✓ notified', holds: 'checks hold' },
    ...{ fewer: '2 seats of grade R', keep: 'keep their price: 2', changed: 'counts from now on' },
  },
  {
    ...{ language: 'ko', locale: 'ko_KR.UTF-8' },
    ...{ wrong: '아직 맞지 않습니다', right: '모두 맞습니다', onSale: '2회차 판매를 시작했습니다' },
    ...{ compared: '새 회차 1개, 이미 판매 중 2개', loaded: '등급 2개를 바꾸었습니다' },
    ...{ back: '280,000원이 카드로', cancelled: '✓ 환불 완료', isCancelled: '취소됨' },
    ...{
      once: '지금만 보입니다',
      events: (n: number) => ` ${n}건`,
      askAddress: '주소가 맞나요',
      confirmed: '✓ 확인된 메일 주소',
    },
    ...{ answers: '● 정상', notified: '✓ 알림 완료', holds: '점검이 모두 맞습니다' },
    ...{ fewer: '이미 2석이', keep: '판매된 2석', changed: '지금부터 적용됩니다. Enter' },
  },
] as const
const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 200, rows: 50 },
] as const
const DAYS = LANGUAGES.flatMap((language) => SIZES.map((size) => ({ ...language, ...size })))

const opened: { close: () => unknown }[] = []
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close()
})

/** A season file with one performance that is new, two that are on sale, and one that is on sale for less. */
const SEASON = `currency: KRW
timeZone: Asia/Seoul
musicals:
  - title: Hadestown
    venue: LG Arts Center
    performances:
      - { at: '2099-01-05 19:30', grades: { VIP: { seats: 40, price: 180000 }, R: { seats: 100, price: 140000 } } }
      - { at: '2099-01-09 19:30', grades: { VIP: { seats: 40, price: 170000 } } }
  - title: 레베카
    venue: 샤롯데씨어터
    performances:
      - { at: '2099-02-01 14:00', grades: { VIP: { seats: 40, price: 170000 } } }
      - { at: '2099-02-02 14:00', grades: { VIP: { seats: 40, price: 170000 } } }
`

test.each(DAYS)(
  'an admin registers, loads a season and helps a customer with keys alone: $language, $columns×$rows',
  async (day) => {
    const office = makeOuterpark()
    opened.push(office)
    await setUp(office)
    const file = join(office.temporary, 'season.yaml')
    writeFileSync(file, SEASON)
    const open = (profile: string): Terminal => {
      const terminal = office.terminal(['ui', '--profile', profile], day, { LANG: day.locale })
      opened.push(terminal)
      return terminal
    }
    const [admin, customer] = [open('admin'), open('hong')]
    const frame = async (name: string) => {
      const cleaned = (text: string) => frameOf(text, office.temporary)
      await expectFrame(admin, `${day.language}-${day.columns}-${name}`, cleaned)
      for (const line of admin.lines()) expect(widthOf(line)).toBeLessThanOrEqual(day.columns)
    }
    const fill = async (text: string) => {
      admin.press(text, 'enter')
      if (text !== '') await admin.sees(text.trim().split(' ').at(-1) ?? '')
    }
    await customer.sees('Hadestown')

    admin.press('g', 'r')
    await admin.sees(/Hadestown.*LG Arts Center/)
    await admin.sees('R 2/100')
    await frame('musicals')
    admin.press('p', 'down', '130000', 'tab', '1')
    await admin.sees(day.fewer)
    await frame('change-wrong')
    admin.press('20')
    await admin.sees('130,000')
    await admin.seesNot(day.fewer)
    await frame('change')
    admin.press('enter')
    await admin.sees(day.keep)
    await frame('change-asked')
    admin.press('enter')
    await admin.sees(day.changed)
    admin.press('enter')
    await admin.sees('R 2/120')
    admin.press('n')
    for (const text of ['레베카', '샤롯데씨어터', '', '', '', '2099-02-01 14:00']) await fill(text)
    for (const text of ['2099-02-30', '', 'VIP 40 170,000']) await fill(text)
    // Its mistake stands there since the second date. The cursor is below the grade once the last Enter has come through.
    await admin.sees(/VIP 40 170,000[^\n]*\n *▸/)
    await admin.sees(day.wrong)
    await frame('register-wrong')
    admin.press('up', 'up', 'up')
    for (let n = 0; n < 10; n++) admin.press('backspace')
    admin.press('2099-02-02 14:00')
    await admin.sees(day.right)
    await frame('register')
    admin.press('\u0013')
    await admin.sees('6,800,000')
    await frame('register-asked')
    admin.press('enter')
    await admin.sees(day.onSale)
    // Nobody has pressed a key there.
    await customer.sees('레베카')

    admin.press('enter', 'f', '\u0015', file, 'enter')
    await admin.sees(day.compared)
    await frame('season-file')
    admin.press('enter')
    await admin.sees(day.loaded)
    await customer.sees('2099-01-09')

    customer.press('g', 'm')
    await customer.sees('✓')
    admin.press('enter', 'g', 'c', '/', 'ㅎㄱㄷ')
    await admin.seesNot('minji@example.com')
    await admin.sees('hong@example.com')
    await frame('customers')
    admin.press('enter')
    await admin.sees('Hadestown')
    await frame('customer')
    admin.press('x')
    await admin.sees(day.back)
    await frame('customer-cancel')
    admin.press('enter')
    await admin.sees(day.cancelled)
    await customer.sees(day.isCancelled)
    await customer.sees(day.cancelled)
    await office.settled()

    admin.press('t', 'enter')
    await admin.sees(day.once)
    admin.press('escape')
    await admin.seesNot('op_')
    admin.press('o')
    await admin.sees(day.askAddress)
    admin.press('enter')
    await admin.sees(day.confirmed)

    admin.press('g', 'p')
    await admin.sees(day.answers)
    await frame('pipeline')
    admin.press('g', 'e')
    customer.press('1', 'home')
    await customer.sees('180,000')
    customer.press('enter')
    await customer.sees('‹ VIP ›')
    customer.press('enter')
    await customer.sees(day.notified)
    await office.settled()
    const { position } = await office.json<{ position: number }>('status')
    await admin.sees(day.events(position))
    await frame('events')
    // A moment after a booking the card company was called.
    admin.press('g', 'x')
    await admin.sees('20-60 ms')
    await frame('sandbox')
    admin.press('g', 'l')
    await admin.sees('180,000')
    await frame('sales')
    admin.press('g', 'v', 'v')
    await admin.sees(day.holds)
    await frame('checks')
    for (const terminal of [admin, customer]) {
      terminal.press('q')
      expect(await terminal.ended()).toBe(0)
    }
  },
  120_000,
)

/** A musical on sale, two customers, and a booking of one of them that is paid. */
async function setUp(office: ReturnType<typeof makeOuterpark>): Promise<void> {
  await office.json(
    ...['musical', 'register', 'Hadestown', '--venue', 'LG Arts Center', '--profile', 'admin'],
    ...['--time-zone', 'Asia/Seoul', '--at', '2099-01-05 19:30'],
    ...['--grade', 'VIP:40:170000', '--grade', 'R:100:140000'],
  )
  for (const [profile, name] of [
    ['hong', '홍길동'],
    ['minji', '김민지'],
  ] as const)
    await office.json(
      ...['signup', '--profile', profile, '--name', name],
      ...['--email', `${profile}@example.com`],
    )
  await office.json(
    ...['book', 'Hadestown', '--grade', 'R', '--seats', '2', '--yes', '--profile', 'hong'],
  )
  await office.settled()
}

/** A frame without what differs from run to run: ids, times, folders, durations, and curves over time. */
const frameOf = (text: string, folder: string): string =>
  `${text
    .split('\n')
    .map(withoutCurve)
    .join('\n')
    .replace(
      /for \d+ (?:seconds|minutes)(?: {2}\d+ of the last \d+ calls failed)?/g,
      'for 0 seconds',
    )
    .replace(/\d+[초분]째(?: {2}최근 \d+건 중 \d+건 실패)?/g, '0초째')
    .replace(/\d+\.\d (booked|paid)\/s/g, '0.0 $1/s')
    .replace(/(초당 예매|결제) \d+\.\d/g, '$1 0.0')
    .replace(/It took \d+ seconds?/g, 'It took 0 seconds')
    .replace(/\d+초 걸렸/g, '0초 걸렸')
    .replace(/\b\d\d:\d\d:\d\d\b/g, '00:00:00')
    .replaceAll(`${folder}/`, '')
    .replace(/\b(RV|PF|MU|CU)-[A-Z2-9]{10}\b/g, '$1-XXXXXXXXXX')
    .replace(/(?<!-)\b\d\d-\d\d \d\d:\d\d {2}/g, '00-00 00:00  ')}\n`

/** A row of a chart over time, without its scale, its curve and its times. Bars, which have an empty part, stay. */
const withoutCurve = (line: string): string =>
  /All of it since|모두 .*부터의 매출|\d\d:\d\d +(now|지금)$/.test(line) ||
  /^ {5,}\d+( [^\p{L}]*)?$/u.test(line) ||
  /^ {6,}[^│░□]*[─▁▂▃▄▅▆▇█]/.test(line)
    ? ''
    : line
