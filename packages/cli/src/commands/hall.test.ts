import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CheckedHall } from '../hall/check.ts'
import { inProcess } from '../testing/in-process.ts'

const home = mkdtempSync(join(tmpdir(), 'outerpark-halls-'))
const right = join(home, 'right.yaml')
const wrong = join(home, 'wrong.yaml')
afterAll(() => rmSync(home, { recursive: true }))

const hall = (...args: readonly string[]) => inProcess(['hall', ...args], { OUTERPARK_HOME: home })

beforeAll(async () => {
  const { code, stdout } = await hall('example')
  expect(code).toBe(0)
  writeFileSync(right, stdout)
  writeFileSync(wrong, stdout.replace('3..16 ', '2..16 ').replace('8-21', '8-x'))
})

test('an example can be checked as it is, without a box office', async () => {
  const { code, stdout, stderr } = await hall('check', right)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toContain('400 seats. 398 can be sold, 392 of them to anybody.')
})

test('all mistakes are printed with line and column, and the exit code is that of a wrong file', async () => {
  const { code, stdout, stderr } = await hall('check', wrong)
  expect({ code, lines: stdout.split('\n') }).toEqual({
    code: 1,
    lines: [
      '✗ wrong.yaml:9:7 row 2 of level 1F stands above already',
      expect.stringMatching(/^✗ wrong\.yaml:12:21 8-x cannot be read: /),
      '',
    ],
  })
  expect(stderr).toBe('Correct these 2 mistakes, and check the plan again.\n')
})

test('for programs both are data', async () => {
  const { stdout } = await hall('check', right, '--json')
  const found: CheckedHall = JSON.parse(stdout)
  expect(found).toMatchObject({ ok: true, file: 'right.yaml', mistakes: [] })
  expect(found.hall).toMatchObject({ name: 'Studio 400', timeZone: 'Asia/Seoul', focus: '1F/6/11' })
  const bad = await hall('check', wrong, '--json')
  expect({ code: bad.code, stderr: bad.stderr }).toEqual({ code: 1, stderr: '' })
  const { mistakes, ...rest }: CheckedHall = JSON.parse(bad.stdout)
  expect(rest).toEqual({ ok: false, file: 'wrong.yaml', hall: null, best: null })
  expect(mistakes[0]).toEqual({
    ...{ line: 9, column: 7, code: 'row-twice' },
    params: { level: '1F', rows: ['2'], count: 1 },
    message: 'row 2 of level 1F stands above already',
  })
})

describe('--best', () => {
  const seatsOf = async (...args: readonly string[]) => {
    const { code, stdout } = await hall('check', right, '--json', ...args)
    const { best }: CheckedHall = JSON.parse(stdout)
    return { code, ...best }
  }

  test('names the seats that a party gets first, also of a grade', async () => {
    expect(await seatsOf('--best', '4')).toEqual({
      ...{ code: 0, party: 4, grade: null, rule: 'L1', restricted: [], largest: null },
      seats: ['1F/6/9', '1F/6/10', '1F/6/11', '1F/6/12'],
    })
    expect(await seatsOf('--best', '2', '--grade', 's')).toMatchObject({
      ...{ grade: 'S', seats: ['1F/15/10', '1F/15/11'] },
    })
    expect((await seatsOf()).seats).toBeUndefined()
  })

  test('marks them in the plan, and says how the party sits', async () => {
    const { stdout } = await hall('check', right, '--best', '3')
    expect(stdout).toContain(' 6       1 R R R R R R   V V V * * * V V V V   R R R R R R  22\n')
    expect(stdout).toContain(
      '\n* A party of 3 gets first: 1F/6/10-12 (VIP). They sit together, and leave no single seat.\n',
    )
  })

  test('says how large a party could be if there are no such seats: exit 1', async () => {
    const { code, stdout } = await hall('check', right, '--best', '30')
    expect(code).toBe(1)
    expect(stdout).toContain(
      'A party of 30 finds no seats, even while nothing is sold: at most 14 sit together, 28 in two parts.',
    )
    expect(await seatsOf('--best', '11', '--grade', 'VIP')).toEqual({
      ...{ code: 0, party: 11, grade: 'VIP', rule: 'L4', restricted: [], largest: null },
      seats: expect.arrayContaining(['1F/6/11']),
    })
  })

  test('a grade that the plan does not have, and one without --best, are wrong usage', async () => {
    expect(await hall('check', right, '--best', '2', '--grade', 'Z')).toMatchObject({
      code: 2,
      stderr: 'error: There is no grade "Z".\nThe grades: R, VIP, S\n',
    })
    expect(await hall('check', right, '--grade', 'R')).toMatchObject({ code: 2, stdout: '' })
    expect(await hall('check', right, '--best', '0')).toMatchObject({ code: 2, stdout: '' })
  })
})

test('in Korean they are said in Korean', async () => {
  const { stdout, stderr } = await hall('check', wrong, '--lang', 'ko')
  expect(stdout).toContain('✗ wrong.yaml:9:7 1F 층의 위에 이미 있는 열입니다: 2')
  expect(stderr).toBe('잘못된 곳 2군데를 고친 다음 다시 확인해 주세요.\n')
})

test('a file that is not there is named, and so is an example', async () => {
  const { code, stderr } = await hall('check', join(home, 'none.yaml'))
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining('none.yaml cannot be read: there is no such file.'),
  })
  expect(await hall('example', 'arena')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('studio-400, playhouse-1031, grand-1700'),
  })
})

test('an example is data for programs', async () => {
  const { stdout } = await hall('example', 'grand-1700', '--json')
  expect(JSON.parse(stdout)).toEqual({
    name: 'grand-1700',
    yaml: expect.stringContaining('hall: Grand Theatre 1700\n'),
  })
})
