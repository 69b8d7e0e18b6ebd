import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  CancellationResponse,
  PerformanceResponse,
  ReservationResponse,
  SeasonResponse,
} from '@outerpark/core/contract'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { smallHall } from '../testing/small-hall.ts'
import type { Terminal } from '../testing/terminal.ts'

// What a cancel gives back, of all seats of a booking or of some.

const SEASON = `
timeZone: Asia/Seoul
refund: kr-standard
musicals:
  - title: Rent
    venue: Studio
    performances:
      - at: 2099-01-05 19:30
        grades: {VIP: {seats: 20, price: 170000}}
  - title: Hadestown
    venue: Arts Center
    refund: {rules: [{from: D-0, keep: 10%}]}
    performances:
      - at: 2099-01-05 19:30
        grades: {VIP: {seats: 20, price: 170000}, R: {seats: 20, price: 140000}}
      - at: 2099-01-06 19:30
        refund: none
        grades: {VIP: {seats: 20, price: 170000}}
`
const office = makeOuterpark(inProcess)
const terminals: Terminal[] = []
const MINJI = ['--profile', 'minji']
const won = (amount: number) => ({ amount, currency: 'KRW' })
let rent: PerformanceResponse
let tenth: PerformanceResponse
let never: PerformanceResponse

beforeAll(async () => {
  const file = join(office.home, 'season.yaml')
  writeFileSync(file, SEASON)
  const { musicals } = await office.json<SeasonResponse>('musical', 'register', '--file', file)
  const [first, second] = musicals[1]?.performances ?? []
  const full = musicals[0]?.performances[0]
  if (!first || !second || !full) throw new Error('nothing is on sale')
  ;[rent, tenth, never] = [full, first, second]
  expect(rent.refund?.preset).toBe('kr-standard')
  await office.json(...['signup', '--name', 'Minji', '--email', 'minji@example.com'], ...MINJI)
}, 60_000)
afterEach(() => {
  for (const terminal of terminals.splice(0)) terminal.close()
})
afterAll(() => office.close())

const book = (performance: string, ...seats: readonly string[]) =>
  office.json<ReservationResponse>('book', performance, ...seats, '--yes', '--wait', ...MINJI)
const both = () => book(tenth.id, '--grade', 'VIP:2', '--grade', 'R:1')

test('a policy stands with its performance, and what a cancel gives back can be asked for', async () => {
  const { stdout } = await office.run(['performance', 'show', tenth.id])
  expect(stdout).toContain('D-0 and before: 10% is kept')
  const { id } = await both()
  const quote = await office.json<CancellationResponse>(
    ...['reservation', 'refund', id, '--grade', 'VIP:1', ...MINJI],
  )
  expect(quote).toMatchObject({ paid: won(170_000), kept: won(17_000), refund: won(153_000) })
  const shown = await office.run(['reservation', 'refund', id, ...MINJI])
  expect(shown.stdout).toContain('₩432,000 of ₩480,000 goes back; ₩48,000 is kept (D-0+).')
})

test('a script is not surprised: it says what has to go back, or that any sum will do', async () => {
  const { id } = await both()
  const one = ['cancel', id, '--grade', 'VIP:1', '--yes', ...MINJI]
  expect(await office.failure(...one)).toMatchObject({
    ...{ exit: 2, code: 'refund-not-accepted' },
    detail: '₩153,000 of ₩170,000 goes back; ₩17,000 is kept (D-0+).',
    hint: expect.stringContaining(`outerpark cancel ${id} --grade VIP:1 --yes --expect 153000`),
  })
  expect(await office.failure(...one, '--expect', '153001')).toMatchObject({
    ...{ exit: 1, code: 'quote-changed' },
  })
  expect(await office.json(...one, '--expect', '153000', '--wait')).toMatchObject({
    ...{ status: 'confirmed', left: { seats: 2 }, kept: won(17_000), refunded: won(153_000) },
  })
  expect(await office.json(...one, '--accept-any', '--wait')).toMatchObject({
    ...{ left: { seats: 1 }, kept: won(34_000), refunded: won(306_000) },
  })
  expect(await office.failure(...one, '--accept-any')).toMatchObject({ code: 'seats-not-booked' })
  const rest = await office.json('cancel', id, '--yes', '--accept-any', '--wait', ...MINJI)
  expect(rest).toMatchObject({ status: 'cancelled', kept: won(48_000), refunded: won(432_000) })
})

test('a key repeats a cancel of some seats without cancelling more', async () => {
  const { id } = await both()
  const once = [
    ...['cancel', id, '--grade', 'VIP:1', '--yes', '--accept-any'],
    ...['--idempotency-key', 'one', ...MINJI],
  ]
  await office.json(...once)
  expect(await office.json(...once)).toMatchObject({ left: { seats: 2 } })
  const { left } = await office.json<ReservationResponse>('reservation', 'show', id, ...MINJI)
  expect(left?.seats).toBe(2)
})

test('a key alone accepts nothing that is kept; what was done under it comes again', async () => {
  const { id } = await both()
  const all = ['cancel', id, '--yes', '--idempotency-key', 'two', ...MINJI]
  expect(await office.failure(...all)).toMatchObject({
    ...{ exit: 2, code: 'refund-not-accepted' },
    hint: expect.stringContaining('--expect 432000'),
  })
  expect(await office.json('reservation', 'show', id, ...MINJI)).toMatchObject({
    status: 'confirmed',
  })
  await office.json('cancel', id, '--yes', '--expect', '432000', ...MINJI)
  const { id: whole } = await book(rent.id, '--seats', '2')
  const twice = ['cancel', whole, '--yes', '--idempotency-key', 'three', ...MINJI]
  const { position } = await office.json<ReservationResponse>(...twice)
  expect(await office.json(...twice)).toMatchObject({ status: 'cancelled', position })
  const other = ['cancel', whole, '--yes', '--idempotency-key', 'four', ...MINJI]
  expect(await office.failure(...other)).toMatchObject({ code: 'reservation-already-cancelled' })
})

test('a person reads the sums before the question, and may say no', async () => {
  const { id } = await both()
  const terminal = office.terminal(['cancel', id, '--grade', 'R:1', ...MINJI], {
    ...{ columns: 100, rows: 24 },
  })
  terminals.push(terminal)
  await terminal.sees('₩126,000 of ₩140,000 goes back; ₩14,000 is kept (D-0+).')
  await terminal.sees(`Cancel ${id}: 1 × R of Hadestown`)
  terminal.press('y')
  terminal.press('enter')
  expect(await terminal.ended()).toBe(0)
  expect(await office.json('reservation', 'show', id, ...MINJI)).toMatchObject({
    ...{ status: 'confirmed', left: { seats: 2 }, kept: won(14_000) },
  })
})

test('staff decide where the policy gives nothing, and say why', async () => {
  const { id } = await book(never.id, '--seats', '2')
  const own = ['cancel', id, '--yes', '--accept-any', ...MINJI]
  expect(await office.failure(...own)).toMatchObject({ exit: 1, code: 'not-refundable' })
  const staff = ['cancel', id, '--yes', '--profile', 'admin']
  expect(await office.failure(...staff, '--accept-any')).toMatchObject({
    ...{ exit: 1, code: 'refund-not-decided' },
    hint: expect.stringContaining('--refund full'),
  })
  expect(await office.failure(...staff, '--refund', 'full')).toMatchObject({ exit: 2 })
  expect(
    await office.json(...staff, '--refund', '100,000', '--reason', 'ill', '--wait'),
  ).toMatchObject({ status: 'cancelled', kept: won(240_000), refunded: won(100_000) })
})

test('staff who name a sum still say what they expect, and a question keeps their reason', async () => {
  const { id } = await both()
  const staff = ['cancel', id, '--profile', 'admin']
  const sum = [...staff, '--refund', '1000', '--reason', 'ill', '--yes']
  expect(await office.failure(...sum, '--expect', '1001')).toMatchObject({ code: 'quote-changed' })
  const size = { columns: 140, rows: 24 }
  const asked = [...staff, '--grade', 'R:1', '--refund', '5', '--reason', 'ill']
  const undecided = office.terminal(asked, size)
  terminals.push(undecided)
  await undecided.sees(`Cancel ${id}: 1 × R of Hadestown`)
  await undecided.sees('₩140,000; ₩5 goes back?')
  undecided.press('n')
  undecided.press('enter')
  await undecided.ended()
  const terminal = office.terminal([...staff, '--grade', 'R:1', '--reason', 'a broken lift'], size)
  terminals.push(terminal)
  await terminal.sees(`Cancel ${id}: 1 × R of Hadestown`)
  terminal.press('y')
  terminal.press('enter')
  expect(await terminal.ended()).toBe(0)
  const { stdout } = await office.run(['mypage', ...MINJI])
  expect(stdout).toContain('1 × R cancelled by the box office; ₩126,000 goes back')
  expect(stdout).toContain('(a broken lift)')
})

test('numbered seats are named by their numbers', async () => {
  const file = join(office.home, 'hall.yaml')
  writeFileSync(file, smallHall('Small Stage'))
  await office.json('hall', 'add', file)
  const { performances } = await office.json<{ performances: PerformanceResponse[] }>(
    ...['musical', 'register', 'Evita', '--venue', 'V', '--hall', 'small stage'],
    ...['--at', '2099-01-05 19:30', '--refund', 'full'],
    ...['--price', 'VIP:170000', '--price', 'R:140000'],
  )
  const { id, lines } = await book(performances[0]?.id ?? '', '--best', '2', '--grade', 'VIP')
  const [one = '', two] = lines[0]?.places ?? []
  expect(await office.json('cancel', id, '--seats', one, '--yes', ...MINJI)).toMatchObject({
    left: { seats: 1, lines: [{ grade: 'VIP', places: [two] }] },
  })
  expect(await office.failure('cancel', id, '--seats', one, '--yes', ...MINJI)).toMatchObject({
    ...{ code: 'seats-not-booked', detail: expect.stringContaining(one) },
  })
})

test('mistakes in a policy are told with their line', async () => {
  const file = join(office.home, 'wrong.yaml')
  writeFileSync(
    file,
    `musicals:
  - title: Rent
    venue: V
    refund:
      rules:
        - {from: D-10, keep: 0}
        - {from: 9, to: D-0, keep: 10 percent}
    performances: []
  - title: Evita
    venue: V
    refund: kr-standart
    performances: []
`,
  )
  const { code, stderr } = await office.run(['musical', 'register', '--file', file])
  expect(code).toBe(1)
  expect(stderr).toContain('wrong.yaml:7:18')
  expect(stderr).toContain('rules[1].keep: must be like 10%')
  expect(stderr).toContain('wrong.yaml:11:13')
})
