import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  HallResponse,
  PerformanceResponse,
  ReservationResponse,
} from '@outerpark/core/contract'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { SeatsNow } from '../hall/seats-now.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { smallHall } from '../testing/small-hall.ts'
import type { Terminal } from '../testing/terminal.ts'

// From the plan of a hall to seats that somebody has chosen.

const office = makeOuterpark(inProcess)
const terminals: Terminal[] = []
const file = join(office.home, 'hall.yaml')
let hall = ''
let date = ''

const register = [
  ...['musical', 'register', 'Rent', '--venue', 'V', '--at', '2099-01-05 19:30'],
  ...['--hall', 'small stage'],
]
const PRICES = ['--price', 'VIP:170000', '--price', 'R:140,000']
const MINJI = ['--profile', 'minji']

beforeAll(async () => {
  writeFileSync(file, smallHall('Small Stage'))
  hall = (await office.json<HallResponse>('hall', 'add', file)).id
  const registered = await office.json<{ performances: PerformanceResponse[] }>(
    ...[...register, ...PRICES],
  )
  date = registered.performances[0]?.id ?? ''
  for (const name of ['Minji', 'Other'])
    await office.json(
      ...['signup', '--name', name, '--email', `${name}@example.com`],
      ...['--profile', name.toLowerCase()],
    )
}, 60_000)
afterEach(() => {
  for (const terminal of terminals.splice(0)) terminal.close()
})
afterAll(() => office.close())

const book = (...args: readonly string[]) => ['book', date, ...args, ...MINJI]
const stateOf = async (seat: string, profile: string) =>
  (await office.json<SeatsNow>('seats', date, '--profile', profile)).seats.find(
    ({ id }) => id === seat,
  )?.state

describe('a hall', () => {
  test('is found by its name and the beginning of its id, and its plan comes back as it was', async () => {
    for (const typed of ['SMALL stage', hall.slice(0, 5), hall])
      expect(await office.json('hall', 'show', typed)).toMatchObject({ id: hall, seats: 7 })
    const { stdout } = await office.run(['hall', 'show', hall, '--plan'])
    writeFileSync(file, stdout)
    expect(await office.json('hall', 'edit', hall, file)).toMatchObject({ version: 1 })
  })

  test('has its plan drawn, and a line in the list', async () => {
    const shown = await office.run(['hall', 'show', hall])
    expect(shown.stdout).toContain('A 1 V + V V  4')
    expect((await office.run(['hall', 'list'])).stdout).toMatch(/Small Stage +1 +7 +6 {2}R, VIP/)
  })

  test('gets another version, which the answer explains, and the same plan is none', async () => {
    const moved = smallHall('Small Stage').replace('timezone', 'address: 8 Teheran-ro\ntimezone')
    writeFileSync(file, moved.replace('B  1-3', 'B  1-5'))
    const edit = ['hall', 'edit', hall, file, '--yes']
    const first = await office.run(edit)
    expect(first.stdout).toContain(`Asia/Seoul\n8 Teheran-ro\n${hall}, version 2`)
    expect((await office.run(['hall', 'show', hall, '--plan'])).stdout).toMatch(/^address: 8 T/m)
    expect(first.stderr).toContain('those on sale keep the plan that they have')
    expect((await office.run([...edit, '--lang', 'ko'])).stderr).toContain('바뀐 것이 없습니다')
    expect((await office.json<SeatsNow>('seats', date)).hall.version).toBe(1)
  })

  test('is not sent with a mistake, whose place is named', async () => {
    writeFileSync(file, smallHall('Other Stage').replace('1-4', '1-x'))
    expect(await office.failure('hall', 'add', file)).toMatchObject({
      ...{ exit: 1, code: 'hall-invalid' },
      errors: [{ path: 'hall.yaml:7:10', message: expect.stringContaining('1-x') }],
    })
    expect(await office.json('hall', 'list')).toMatchObject({ items: [{ id: hall }] })
  })
})

describe('performances in a hall', () => {
  test('come from a season file, whose mistakes have their places', async () => {
    const season = join(office.home, 'season.yaml')
    const text = (grades: string) =>
      `musicals:\n  - { title: Cats, venue: V, hall: small stage, performances: [{ at: '2099-01-05 19:30', grades: { ${grades} } }] }\n`
    writeFileSync(season, text('vip: { price: 9 }, S: { price: 8 }'))
    expect(await office.failure('musical', 'register', '--file', season)).toMatchObject({
      ...{ code: 'season-invalid' },
      errors: [
        { message: 'must have a price for each grade of Small Stage: R is missing' },
        { message: 'is no grade of Small Stage, which has R, VIP' },
      ],
    })
    writeFileSync(season, text('vip: { price: 9 }, R: { price: 8 }'))
    expect(await office.json('musical', 'register', '--file', season)).toMatchObject({
      musicals: [{ performances: [{ hall: { id: hall }, grades: [{ grade: 'VIP' }, {}] }] }],
    })
  })

  test('have the time zone of the hall, and as many seats as the plan sells', async () => {
    const shown = await office.json<PerformanceResponse>('performance', 'show', date)
    expect(shown.startsAt).toBe('2099-01-05T19:30:00+09:00')
    expect(shown.grades.map(({ grade, capacity }) => `${grade} ${capacity}`)).toEqual([
      ...['VIP 4', 'R 2'],
    ])
  })

  test.each([
    [[], 'missing-argument', '--price is missing.'],
    [['--price', '9'], 'usage', 'Small Stage has the grades R, VIP: give --price GRADE:PRICE'],
    [['--price', 'VIP:9'], 'hall-grades', 'R.'],
    [['--price', 'vip:9', '--price', 'VIP:8'], 'usage', 'The grade VIP is named twice.'],
    [[...PRICES, '--price', 'S:9'], 'usage', 'There is no grade "S".'],
    [['--seats', '9', ...PRICES], 'usage', 'leave out --seats and --grade'],
    [['--grade', 'R:9:9'], 'usage', 'leave out --seats and --grade'],
  ])('%j is refused', async (args, code, detail) => {
    expect(await office.failure(...register, ...args)).toMatchObject({
      ...{ code, detail: expect.stringContaining(detail) },
    })
  })

  test('need no price of a grade whose seats are all kept, and have the grades as the hall calls them', async () => {
    writeFileSync(file, smallHall('Kept Stage').replace('house: 1F/B/3', 'house: 1F/B'))
    const kept = await office.json<HallResponse>('hall', 'add', file)
    const add = (day: string, ...prices: readonly string[]) => [
      ...['performance', 'add', 'Rent', '--at', `2099-02-${day} 19:30`, '--hall', kept.id],
      ...prices,
    ]
    for (const [day, price] of [
      ['01', 'vip:9'],
      ['02', '9'],
    ] as const)
      expect(await office.json(...add(day, '--price', price))).toMatchObject({
        performances: [{ grades: [{ grade: 'VIP', capacity: 4, price: { amount: 9 } }] }],
      })
    expect(await office.failure(...add('03', '--price', 'VIP:9', '--price', 'R:9'))).toMatchObject({
      ...{
        exit: 2,
        detail: 'No seat of the grade R is on sale in Kept Stage: leave out its price.',
      },
    })
    writeFileSync(file, smallHall('Closed Stage').replace('house: 1F/B/3', 'house: 1F'))
    const closed = await office.json<HallResponse>('hall', 'add', file)
    expect(await office.failure(...add('03', '--hall', closed.id, '--price', '9'))).toMatchObject({
      ...{ exit: 2, detail: expect.stringMatching(/^No seat of Closed Stage is on sale/) },
    })
  })

  test('prices of grades without a hall are refused', async () => {
    expect(await office.failure(...register.slice(0, -2), ...PRICES)).toMatchObject({
      ...{ exit: 2, code: 'usage' },
      detail: expect.stringMatching(/^--price GRADE:PRICE goes with --hall/),
    })
  })
})

describe('seats', () => {
  test('are chosen by their ids, and taken for others', async () => {
    const booked = await office.json<ReservationResponse>(
      ...book('--seats', '1F/A/1,1F/A/2', '--yes', '--wait'),
    )
    expect(booked.lines).toMatchObject([{ grade: 'VIP', places: ['1F/A/1', '1F/A/2'] }])
    expect(await stateOf('1F/A/2', 'minji')).toBe('yours')
    expect(await stateOf('1F/A/2', 'other')).toBe('taken')
    const { stdout } = await office.run(['reservation', 'show', booked.id, ...MINJI])
    expect(stdout).toContain('2 × VIP (1F row A: 1, 2), ₩340,000')
    const again = await office.failure('book', date, '--seats', '1F/A/2', '--yes')
    expect(again).toMatchObject({ code: 'seat-taken' })
  })

  test('are drawn with their states, and counted', async () => {
    const { stdout } = await office.run(['seats', date, ...MINJI])
    expect(stdout).toContain('A 1 * * V V  4')
    expect(stdout).toContain('B  1 R!R -  3')
    expect(stdout).toMatch(/VIP +₩170,000 +2 +4\nR +₩140,000 +2 +2\n$/)
    const others = await office.run(['seats', date, '--grade', 'vip', '--profile', 'other'])
    expect(others.stdout).toContain('A 1 x x V V  4')
    expect(others.stdout).toContain('B  1 · · ·  3')
    expect(others.stdout).not.toContain('₩140,000')
    expect(await office.failure('seats', date, '--grade', 'S')).toMatchObject({
      ...{ exit: 2, detail: 'There is no grade "S".', hint: 'The grades: VIP, R' },
    })
  })

  test('are the best together where somebody says how many, and the question names them', async () => {
    const best = ['--best', '2', '--grade', 'VIP', '--accept-restricted']
    expect(await office.failure(...book(...best))).toMatchObject({
      hint: `Run: outerpark book ${date} --seats 2 --grade VIP --accept-restricted --yes --profile minji`,
    })
    const terminal = office.terminal(book(...best), { columns: 120, rows: 24 })
    terminals.push(terminal)
    await terminal.sees('Book 2 × VIP (1F row A: 3, 4) of Rent')
    terminal.press('n')
    terminal.press('enter')
    expect(await terminal.ended()).toBe(1)
  })

  test('with a restricted view need a yes to that', async () => {
    const args = book('--seats', '1F/B/1', '--yes')
    expect(await office.failure(...args)).toMatchObject({
      ...{ code: 'seat-restricted', hint: 'If that will do: --accept-restricted' },
    })
    expect((await office.run([...args, '--accept-restricted'])).code).toBe(0)
  })

  test('are in the question, and in the command for those who cannot be asked', async () => {
    const chosen = ['--seats', '1F/A/3', '--seats', '1F/B/2']
    expect(await office.failure(...book(...chosen))).toMatchObject({
      hint: `Run: outerpark book ${date} --seats 1F/A/3,1F/B/2 --yes --profile minji`,
    })
    const terminal = office.terminal(book(...chosen), { columns: 120, rows: 24 })
    terminals.push(terminal)
    await terminal.sees('Book 1 × R (1F row B: 2) + 1 × VIP (1F row A: 3) of Rent')
    terminal.press('y')
    terminal.press('enter')
    expect(await terminal.ended()).toBe(0)
    expect(await stateOf('1F/B/2', 'minji')).toBe('yours')
  })

  test.each([
    [['--seats', '2', '--seats', '1F/A/1'], 'but not both'],
    [['--seats', '1F/A/1', '--best', '2'], 'but not both'],
    [['--seats', '1F/A/1', '--grade', 'VIP'], 'leave out --grade'],
  ])('%j does not go together', async (args, detail) => {
    expect(await office.failure(...book(...args, '--yes'))).toMatchObject({
      ...{ exit: 2, code: 'usage', detail: expect.stringContaining(detail) },
    })
  })

  test('of a performance without numbers cannot be shown', async () => {
    const { performances } = await office.json<{ performances: { id: string }[] }>(
      ...['performance', 'add', 'Rent', '--at', '2099-01-06 19:30', '--seats', '5'],
      ...['--price', '9000'],
    )
    expect(await office.failure('seats', performances[0]?.id ?? '')).toMatchObject({
      code: 'seats-not-numbered',
    })
  })
})
