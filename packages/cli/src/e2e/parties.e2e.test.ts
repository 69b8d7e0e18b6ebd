import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  HallResponse,
  PerformanceResponse,
  ReservationResponse,
} from '@outerpark/core/contract'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { smallHall } from '../testing/small-hall.ts'
import type { Terminal } from '../testing/terminal.ts'

const office = makeOuterpark(inProcess)
const terminals: Terminal[] = []
const file = join(office.home, 'hall.yaml')
const PRICES = ['--price', 'VIP:170000', '--price', 'R:140,000']
const MINJI = ['--profile', 'minji']

beforeAll(async () => {
  await office.json('signup', '--name', 'Minji', '--email', 'minji@example.com', ...MINJI)
}, 60_000)
afterEach(() => {
  for (const terminal of terminals.splice(0)) terminal.close()
})
afterAll(() => office.close())

describe('a party that does not choose its seats', () => {
  const WIDE = smallHall('Wide Stage')
    .replace('A  1-4', 'A  1-2 .*4 3-4')
    .replace('B  1-3', 'B  1-6')
    .replace('restricted: 1F/B/1', 'wheelchair: 1F/B/1-2\n  companion: 1F/B/3')
    .replace('house: 1F/B/3', 'kill: 1F/B/6')
  let wide = ''
  const bookWide = (...args: readonly string[]) => ['book', wide, ...args, ...MINJI]
  beforeAll(async () => {
    writeFileSync(file, WIDE)
    const { id } = await office.json<HallResponse>('hall', 'add', file)
    const { performances } = await office.json<{ performances: PerformanceResponse[] }>(
      ...['musical', 'register', 'Rent', '--venue', 'V', '--at', '2099-01-07 19:30'],
      ...['--hall', id, ...PRICES],
    )
    wide = performances[0]?.id ?? ''
  })

  test('hears that it may sit apart, and has the seats once it says so', async () => {
    const four = bookWide('--best', '4', '--grade', 'VIP')
    expect(await office.failure(...four, '--yes')).toMatchObject({
      ...{ exit: 1, code: 'no-block', hint: expect.stringContaining('--split') },
    })
    const korean = await office.run([...four, '--yes', '--lang', 'ko'])
    expect(korean.stderr).toContain('떨어져 앉아도 괜찮으시면 있습니다: "--split"')
    expect(await office.failure(...four, '--split')).toMatchObject({
      hint: `Run: outerpark book ${wide} --seats 4 --grade VIP --split --yes --profile minji`,
    })
    expect(await office.json<ReservationResponse>(...four, '--split', '--yes')).toMatchObject({
      lines: [{ places: ['1F/A/1', '1F/A/2', '1F/A/3', '1F/A/4'] }],
    })
  })

  test('with a wheelchair has a place for it and a seat beside it, and the question names both', async () => {
    const pair = bookWide('--best', '2', '--grade', 'R', '--wheelchair')
    expect(await office.failure(...pair)).toMatchObject({
      hint: `Run: outerpark book ${wide} --seats 2 --grade R --wheelchair 1 --yes --profile minji`,
    })
    const terminal = office.terminal(pair, { columns: 120, rows: 24 })
    terminals.push(terminal)
    await terminal.sees('Book 2 × R (1F row B: 2, 3) of Rent')
    terminal.press('n')
    terminal.press('enter')
    expect(await terminal.ended()).toBe(1)
    const three = bookWide('--best', '3', '--grade', 'R', '--wheelchair', '3', '--yes')
    expect(await office.failure(...three)).toMatchObject({
      ...{ exit: 1, code: 'no-wheelchair-places' },
      detail: '3 places for wheelchairs are not free in one row of grade R; at most 2 are.',
    })
    expect(
      await office.failure(
        ...bookWide('--best', '1', '--wheelchair', '2', '--grade', 'R', '--yes'),
      ),
    ).toMatchObject({
      ...{ code: 'validation-failed', errors: [{ path: 'wheelchairs' }] },
    })
  })
})
