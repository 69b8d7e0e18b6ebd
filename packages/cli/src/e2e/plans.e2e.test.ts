import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HallResponse, PerformanceResponse } from '@outerpark/core/contract'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PerformancePlan, ReplannedPerformance } from '../hall/performance-plan.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { smallHall } from '../testing/small-hall.ts'
import type { Terminal } from '../testing/terminal.ts'

// The plan of one performance: 1F has the row A with four seats of VIP, and the row B with three of R, the last one for the house.

const office = makeOuterpark(inProcess)
const terminals: Terminal[] = []
const file = join(office.home, 'hall.yaml')
let hall = ''

beforeAll(async () => {
  writeFileSync(file, smallHall('Small Stage'))
  hall = (await office.json<HallResponse>('hall', 'add', file)).id
  await office.json(
    ...['musical', 'register', 'Rent', '--venue', 'V', '--at', '2099-01-05 19:30'],
    ...['--seats', '1', '--price', '9'],
  )
  await office.json('signup', '--name', 'Minji', '--email', 'm@example.com', '--profile', 'minji')
}, 60_000)
afterEach(() => {
  for (const terminal of terminals.splice(0)) terminal.close()
})
afterAll(() => office.close())

let day = 0
/** A new performance of Rent. */
async function aDate(): Promise<string> {
  const at = `2099-02-${String(++day).padStart(2, '0')} 19:30`
  const prices = ['--price', 'VIP:170000', '--price', 'R:140000']
  const { performances } = await office.json<{ performances: readonly PerformanceResponse[] }>(
    ...['performance', 'add', 'Rent', '--at', at, '--hall', 'Small Stage', ...prices],
  )
  return performances[0]?.id ?? ''
}
const change = (...args: readonly string[]) =>
  office.json<ReplannedPerformance>('performance', ...args, '--yes')
const gradesOf = ({ performance }: ReplannedPerformance) =>
  performance.grades.map(({ grade, capacity }) => `${grade} ${capacity}`).join(', ')
const planOf = async (date: string) =>
  (await office.run(['performance', 'plan', date, '--plan'])).stdout

describe('seats of one performance', () => {
  test('get another grade and have it back, and the hall keeps its plan', async () => {
    const date = await aDate()
    const painted = await change('paint', date, 'r', '1F/A/1-2')
    expect(painted.changes).toEqual([
      { change: 'grade', from: 'VIP', to: 'R', count: 2, seats: ['1F/A/1-2'], taken: [] },
    ])
    expect(gradesOf(painted)).toBe('VIP 2, R 4')
    expect(await planOf(date)).toContain('VIP: ["1F/A/3-4"]')
    const back = await change('paint', date, 'VIP', '1F/A/1-2')
    expect(gradesOf(back)).toBe('VIP 4, R 2')
    const again = await office.run(['performance', 'paint', date, 'VIP', '1F/A', '--lang', 'ko'])
    expect(again).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('바뀌는 것이 없습니다'),
    })
    expect(await office.json('hall', 'show', hall)).toMatchObject({ version: 1 })
  })

  test('get a new grade with a price, which a slip of the keyboard has not', async () => {
    const date = await aDate()
    const paint = ['performance', 'paint', date, 'S', '1F/B']
    expect(await office.failure(...paint, '--yes')).toMatchObject({
      ...{ exit: 2, detail: 'There is no grade "S".' },
      hint: 'The grades: R, VIP. For a new one: --price S:PRICE',
    })
    const priced = await change(...paint.slice(1), '--price', '90,000')
    expect(gradesOf(priced)).toBe('VIP 4, S 2')
    expect(gradesOf(await change('paint', date, 'R', '1F/B'))).toBe('VIP 4, R 2')
    expect(gradesOf(await change('paint', date, 'S', '1F/B', '--price', 's:80000'))).toBe(
      'VIP 4, S 2',
    )
  })

  test('are blocked, kept for the theatre, and sold again', async () => {
    const date = await aDate()
    expect(gradesOf(await change('block', date, '1F/B', '1F/A/4'))).toBe('VIP 3')
    const kept = await change('block', date, '1F/B/1', '--for-house')
    expect(kept.changes).toMatchObject([{ change: 'house', count: 1 }])
    const freed = await change('unblock', date, '1F/B/1-2')
    expect(gradesOf(freed)).toBe('VIP 3, R 2')
    expect(await planOf(date)).toMatch(
      /restricted: \["1F\/B\/1"\]\n {2}kill: \["1F\/B\/3", "1F\/A\/4"\]/,
    )
  })

  test('that are taken stay as they are', async () => {
    const date = await aDate()
    await office.json('book', date, '--seats', '1F/A/3,1F/A/4', '--yes', '--profile', 'minji')
    const block = ['performance', 'block', date, '1F/A', '--yes']
    expect(await office.failure(...block)).toMatchObject({
      ...{ exit: 1, code: 'plan-loses-seats', params: { seats: ['1F/A/3', '1F/A/4'] } },
      hint: 'To leave out the seats that are taken: --free-only',
    })
    expect(gradesOf(await change('block', date, '1F/A', '--free-only'))).toBe('VIP 2, R 2')
    expect(
      await office.failure('performance', 'paint', date, 'R', '1F/A/3-4', '--free-only', '--yes'),
    ).toMatchObject({ detail: 'All of these seats are taken.' })
  })

  test.each([
    [['1F/Z'], '1F/Z: level 1F has no row Z.'],
    [['1f/A', '1F/A/9'], '2 of the selectors have a mistake.'],
  ])('%j mean no seats', async (selectors, detail) => {
    const date = await aDate()
    expect(await office.failure('performance', 'block', date, ...selectors)).toMatchObject({
      ...{ exit: 2, detail },
      hint: `See the seats with: outerpark performance plan ${date}`,
    })
  })

  test('are changed by a program only with --yes, and the refusal says what would change', async () => {
    const date = await aDate()
    expect(await office.failure('performance', 'block', date, '1F/A/1')).toMatchObject({
      ...{ exit: 2, code: 'confirmation-needed' },
      detail: expect.stringMatching(/^Rent, .*: 1 seat is not sold any more \(1F\/A\/1\)\.$/),
    })
    expect(await office.failure('performance', 'unblock')).toMatchObject({
      detail: 'PERFORMANCE and SEATS are missing.',
    })
  })
})

describe('the plan of a performance', () => {
  test('is drawn with its version, and for whom it was made', async () => {
    const date = await aDate()
    const shown = async (...more: readonly string[]) =>
      (await office.run(['performance', 'plan', date, ...more])).stdout
    expect(await shown()).toMatch(
      /^Rent, .*\nThis is the newest plan of its hall\.\n[\s\S]*A 1 V \+ V V {2}4/,
    )
    await change('block', date, '1F/A/1')
    expect(await shown('--lang', 'ko')).toContain('이 회차만의 배치도입니다.')
    const own = await office.json<PerformancePlan>('performance', 'plan', date)
    expect(own).toMatchObject({ performanceId: date, own: true, only: date, newest: 1 })
    const other = await aDate()
    for (const version of [own.version, 99])
      expect(
        await office.failure(
          ...['performance', 'plan', other, '--hall-version', String(version), '--yes'],
        ),
      ).toMatchObject({ code: 'plan-not-found', params: { hall, version } })
    expect((await change('plan', date, '--newest')).performance.hall?.version).toBe(1)
  })

  test('comes from a file that was printed and changed, and says what it changes', async () => {
    const date = await aDate()
    writeFileSync(
      file,
      (await planOf(date)).replace('A  1-4', 'A  1-3 6').replace('1F/A"', '1F/A/1-3"'),
    )
    const { changes } = await change('plan', date, file)
    expect(changes.map(({ change: what, count }) => `${what} ${count}`)).toEqual([
      'new 1',
      'gone 1',
    ])
    writeFileSync(file, smallHall('Small Stage').replace('1-4', '1-x'))
    expect(await office.failure('performance', 'plan', date, file)).toMatchObject({
      ...{ code: 'hall-invalid', errors: [{ path: 'hall.yaml:7:10' }] },
    })
  })

  test('changes only the seats that are free, and says which stay', async () => {
    const date = await aDate()
    await office.json('book', date, '--seats', '1F/A/3,1F/A/4', '--yes', '--profile', 'minji')
    writeFileSync(file, smallHall('Small Stage').replace('VIP: 1F/A', 'VIP: 1F/B/1'))
    expect(await office.failure('performance', 'plan', date, file, '--yes')).toMatchObject({
      ...{ code: 'plan-loses-seats', params: { seats: ['1F/A/3', '1F/A/4'] } },
      hint: 'To leave out the seats that are taken: --free-only',
    })
    const changed = await change('plan', date, file, '--free-only')
    expect(changed.kept).toEqual(['1F/A/3', '1F/A/4'])
    expect(gradesOf(changed)).toBe('VIP 3, R 3')
    expect(await planOf(date)).toContain('VIP: ["1F/B/1", "1F/A/3-4"]')
    const again = await office.run([
      'performance',
      'plan',
      date,
      '--newest',
      '--free-only',
      '--yes',
    ])
    expect(again.stdout).toContain('2 seats: R → VIP (1F/A/1-2)')
    const painted = await office.run([
      'performance',
      'paint',
      date,
      'R',
      '1F/A',
      '--free-only',
      '--yes',
    ])
    expect(painted.stdout).toContain('2 seats are taken and stay as they are (1F/A/3 1F/A/4)')
  })

  test.each([
    [['x.yaml', '--newest'], 'Name one plan only'],
    [['--newest', '--plan'], '--plan shows the plan'],
    [['--price', 'R:9'], '--price needs another plan'],
    [['--free-only'], '--free-only needs another plan'],
  ])('%j do not go together', async (args, detail) => {
    expect(await office.failure('performance', 'plan', await aDate(), ...args)).toMatchObject({
      ...{ exit: 2, detail: expect.stringContaining(detail) },
    })
  })

  test('is asked about at a terminal, with what changes and the price of a new grade', async () => {
    const date = await aDate()
    const terminal = office.terminal(['performance', 'paint', date, 'S', '1F/B'], {
      ...{ columns: 120, rows: 24 },
    })
    terminals.push(terminal)
    await terminal.sees('What does a seat of grade S cost?')
    terminal.press('90000', 'enter')
    await terminal.sees('3 seats: R → S (1F/B/1-3)')
    await terminal.sees('S costs ₩90,000 a seat')
    await terminal.sees('Give the performance this plan?')
    terminal.press('n', 'enter')
    await terminal.sees('Nothing was changed.')
    expect(await terminal.ended()).toBe(1)
  })

  test('is asked about with a price that is far from those of the other grades', async () => {
    const terminal = office.terminal(
      ['performance', 'paint', await aDate(), 'S', '1F/B', '--price', '900'],
      { columns: 160, rows: 24 },
    )
    terminals.push(terminal)
    await terminal.sees('S for ₩900 is far from R for ₩140,000. Is a zero missing')
    terminal.press('n', 'enter')
    expect(await terminal.ended()).toBe(1)
  })
})
