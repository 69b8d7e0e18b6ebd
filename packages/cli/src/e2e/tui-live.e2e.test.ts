import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeOuterpark } from '../testing/outerpark.ts'
import type { Terminal } from '../testing/terminal.ts'
import { widthOf } from '../text/width.ts'

// Several terminals at one box office. What one person does, the others see, and press no key.

const office = makeOuterpark()
const terminals: Terminal[] = []

beforeAll(async () => {
  await office.json(
    ...[
      'musical',
      'register',
      'Hadestown',
      '--venue',
      'LG Arts Center',
      '--time-zone',
      'Asia/Seoul',
    ],
    ...['--at', '2099-01-05 19:30', '--grade', 'VIP:40:170000', '--grade', 'R:60:99000'],
    ...['--profile', 'admin'],
  )
  await office.json('signup', '--name', '김민지', '--email', 'minji@example.com')
}, 60_000)
afterEach(() => {
  for (const terminal of terminals.splice(0)) terminal.close()
})
afterAll(() => office.close())

const SIZE = { columns: 120, rows: 30 }

/** Opens a terminal at a screen. */
async function at(letter: string, title: string) {
  const ui = office.terminal(['ui'], SIZE, { LANG: 'C.UTF-8' })
  terminals.push(ui)
  await ui.sees('Hadestown', 60_000)
  ui.press('g', letter)
  await ui.sees(title, 60_000)
  return ui
}

test('a booking in one terminal appears in My page, Sales, Pipeline and What’s on of others without a key press', async () => {
  const [myPage, sales, pipeline, season] = await Promise.all([
    at('m', 'No bookings yet'),
    at('l', 'left 100'),
    at('p', 'booked/s'),
    at('s', '100 left'),
  ])
  const buyer = await at('s', '100 left')
  buyer.press('enter')
  await buyer.sees('‹ VIP ›')
  buyer.press('down', 'right', 'enter')
  await Promise.all([
    myPage.sees(/Hadestown[\s\S]*✓ notified/),
    sales.sees(/₩340,000 .*sold 2 \(2%\).*left 98/),
    pipeline.sees(/[0-9.]*[1-9] booked\/s/),
    season.sees('98 left'),
  ])
  myPage.press('x')
  // Nothing is cancelled before it is known what goes back.
  await myPage.sees('₩340,000 goes back to the card.')
  myPage.press('enter')
  await Promise.all([
    sales.sees(/₩0 .*sold 0.*left 100.*refunded ₩340,000/),
    season.sees('100 left'),
  ])
  for (const ui of [sales, season])
    for (const line of ui.lines()) expect(widthOf(line)).toBeLessThanOrEqual(120)
}, 180_000)

test('a price that is changed in one terminal is in the open Book form of another without a key press, which books at it', async () => {
  const buyer = await at('s', '100 left')
  buyer.press('enter')
  await buyer.sees('‹ VIP ›')
  buyer.press('down', 'right')
  await buyer.sees('for ₩340,000')
  const admin = office.terminal(['ui', '--profile', 'admin'], SIZE, { LANG: 'C.UTF-8' })
  terminals.push(admin)
  await admin.sees('Pipeline', 60_000)
  admin.press('g', 'r')
  await admin.sees('VIP 0/40 ₩170,000')
  admin.press('p')
  await admin.sees('held or sold')
  admin.press('180000')
  await admin.sees('₩170,000 → ₩180,000')
  admin.press('enter')
  await admin.sees('Bookings that were made keep their price')
  admin.press('enter')
  await Promise.all([
    admin.sees('✓ VIP'),
    buyer.sees('cost ₩340,000 before, and ₩360,000 now'),
    buyer.sees(/Total +₩360,000/),
  ])
  // Who was about to press Enter does not book unseen.
  buyer.press('enter')
  await buyer.sees('Press Enter to book 2 × VIP for ₩360,000.')
  buyer.press('enter')
  await buyer.sees('✓ notified')
  buyer.press('enter')
  await buyer.sees(/Reserved 2 × VIP for ₩360,000/)
  admin.press('enter')
  await admin.sees('VIP 2/40 ₩180,000')
}, 180_000)
