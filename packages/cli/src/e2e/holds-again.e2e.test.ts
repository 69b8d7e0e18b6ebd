import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HoldResponse, PerformanceResponse } from '@outerpark/core/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { smallHall } from '../testing/small-hall.ts'

// What a customer reads who holds seats again and again.

const office = makeOuterpark(inProcess)
const MINJI = ['--profile', 'minji']
const JUNHO = ['--profile', 'junho']
const KOREAN = { env: { LANG: 'ko_KR.UTF-8', LC_ALL: 'ko_KR.UTF-8' } }
let date = ''

beforeAll(async () => {
  const settings = { holdMs: 10_000, holdPauseMs: 1_800_000, maxHoldsPerHour: 2 }
  writeFileSync(join(office.home, 'config.json'), JSON.stringify(settings), { mode: 0o600 })
  const file = join(office.home, 'hall.yaml')
  writeFileSync(file, smallHall('Small Stage'))
  await office.json('hall', 'add', file)
  const { performances } = await office.json<{ performances: PerformanceResponse[] }>(
    ...['musical', 'register', 'Rent', '--venue', 'V', '--hall', 'small stage'],
    ...['--at', '2099-01-05 19:30', '--price', 'VIP:170000', '--price', 'R:140000'],
  )
  date = performances[0]?.id ?? ''
  for (const name of ['Minji', 'Junho'])
    await office.json(
      ...['signup', '--name', name, '--email', `${name}@example.com`],
      ...['--profile', name.toLowerCase()],
    )
}, 60_000)
afterAll(() => office.close())

const hold = (who: readonly string[], seats: string) => ['hold', date, '--seats', seats, ...who]

test('too many holds within an hour are refused, with when the next one is possible', async () => {
  await office.json(...hold(JUNHO, '1F/A/3,1F/A/4'))
  await office.json(...hold(JUNHO, '1F/A/3'))
  const more = hold(JUNHO, '1F/A/4')
  const english = await office.run(more)
  expect(english.code).toBe(1)
  expect(english.stderr).toContain('You held seats 2 times within an hour')
  expect(english.stderr).toMatch(/hold them in (1 h|60 min|59 min)/)
  const korean = await office.run(more, KOREAN)
  expect(korean.stderr).toContain('한 시간 안에 좌석을 2번 잡으셔서')
  expect(korean.stderr).toMatch(/(1시간|60분|59분).* 뒤에 잡아 주세요/)
})

test('who has held seats for the whole time reads that it is used up, and may book', async () => {
  const held = await office.json<HoldResponse>(...hold(MINJI, '1F/A/1,1F/A/2'))
  await expect.poll(() => Date.now(), { timeout: 20_000 }).toBeGreaterThan(Date.parse(held.until))
  const again = hold(MINJI, '1F/A/1,1F/A/2')
  expect(await office.failure(...again)).toMatchObject({ exit: 1, code: 'hold-again-later' })
  const english = await office.run(again)
  expect(english.stderr).toContain('Your time to hold seats of Rent is used up')
  expect(english.stderr).toMatch(/hold them again in (30|29) min/)
  const korean = await office.run(again, KOREAN)
  expect(korean.stderr).toContain('Rent 좌석을 잡아 둘 수 있는 시간을 모두 쓰셨습니다')
  expect(korean.stderr).toMatch(/(30|29)분.* 뒤에 다시 잡아 주세요/)
  await office.json('book', date, '--seats', '1F/A/1,1F/A/2', '--yes', ...MINJI)
}, 40_000)
