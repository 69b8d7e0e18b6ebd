import { describe, expect, test } from 'vitest'
import { widthOf } from '../text/width.ts'
import { noPaint } from './paint.ts'
import { details, table } from './table.ts'

test('columns are aligned, also with Korean text', () => {
  const rows = [
    ['오페라의 유령', '1'],
    ['Hadestown', '12345'],
  ]
  const lines = table(
    [{ title: 'TITLE' }, { title: 'SEATS', align: 'right' }],
    rows,
    noPaint,
  ).split('\n')
  expect(lines).toEqual(['TITLE          SEATS', '오페라의 유령      1', 'Hadestown      12345'])
  expect(new Set(lines.map(widthOf)).size).toBe(1)
})

test('paint takes no room', () => {
  const paint = (text: string) => `\u001b[32m${text}\u001b[39m`
  const [, first, second] = table(
    [{ title: 'A' }, { title: 'B' }],
    [
      [{ text: 'x', paint }, 'y'],
      ['long', 'y'],
    ],
    noPaint,
  ).split('\n')
  expect(widthOf(first ?? '')).toBe(widthOf(second ?? ''))
})

const CHECKS = [
  [
    'holds',
    'seats-add-up',
    'available + held + sold = capacity for every grade of every performance',
  ],
  ['holds', '오페라의-유령', '결제가 완료되었습니다: 오페라의 유령, 샤롯데씨어터에서 다시 만나요'],
  ['FAILS', 'x', ''],
]
const columns = [{ title: '' }, { title: 'CHECK' }, { title: 'DETAIL', long: 'wrap' }] as const

test('on a narrow terminal the last column is wrapped between words', () => {
  expect(table(columns, CHECKS, noPaint, 60).split('\n')).toEqual([
    '       CHECK          DETAIL',
    'holds  seats-add-up   available + held + sold = capacity for',
    '                      every grade of every performance',
    'holds  오페라의-유령  결제가 완료되었습니다: 오페라의 유령,',
    '                      샤롯데씨어터에서 다시 만나요',
    'FAILS  x',
  ])
})

test('no line is wider than the terminal, and without a terminal nothing is wrapped', () => {
  for (const room of [20, 30, 41, 60, 79, 80, 200])
    for (const line of table(columns, CHECKS, noPaint, room).split('\n'))
      expect(widthOf(line), `${line} in ${room}`).toBeLessThanOrEqual(room)
  expect(table(columns, CHECKS, noPaint).split('\n')[1]).toBe(
    'holds  seats-add-up   available + held + sold = capacity for every grade of every performance',
  )
})

test('columns that do not fit into the line of their row are in the next line, aligned there', () => {
  const tasks = [
    { title: 'ID' },
    { title: 'DUE' },
    { title: 'TRIES', align: 'right' },
    { title: 'LAST ERROR', long: 'cut' },
  ] as const
  const rows = [
    ['TK-1', '2026-11-22 22:22:05', '1', 'GatewayMisbehaved: the reply was {"key":"bf86"}'],
    ['TK-2', '2026-11-22 22:22:05', '12', ''],
  ]
  expect(table(tasks, rows, noPaint, 40).split('\n')).toEqual([
    'ID    DUE                  TRIES',
    '  LAST ERROR',
    'TK-1  2026-11-22 22:22:05      1',
    '  GatewayMisbehaved: the reply was {"ke…',
    'TK-2  2026-11-22 22:22:05     12',
  ])
})

test('W13: on a terminal a row is one line: the widest columns are cut', () => {
  const wide = [
    { title: 'ID' },
    { title: 'TITLE', long: 'cut' },
    { title: 'VENUE', long: 'cut' },
    { title: 'FROM', align: 'right' },
  ] as const
  const row = ['PF-7KQ2M9XW4T', '오페라의 유령, '.repeat(6), 'LG Arts Center', '₩76,000']
  const lines = table(wide, [row], noPaint, 60).split('\n')
  expect(lines).toHaveLength(2)
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(60)
  expect(lines[1]).toContain('LG Arts Center')
  expect(lines[1]).toContain('…')
  // Without a terminal nothing is cut.
  expect(table(wide, [row], noPaint)).not.toContain('…')
})

describe('W13: on a terminal too narrow for all columns', () => {
  const columns = [
    { title: 'ID' },
    { title: 'NAME', long: 'cut', least: 10 },
    { title: 'STATUS', spare: 2 },
    { title: 'PAYMENT', spare: 1 },
  ] as const
  const row = ['RV-7KQ2M9XW4T', '김민지'.repeat(40), 'awaiting-payment', 'requested']
  const linesIn = (room: number) => table(columns, [row], noPaint, room).split('\n')

  test('spare columns are left out one after another, and a line names them', () => {
    expect(linesIn(60)).toHaveLength(2)
    expect(linesIn(60)[1]).toMatch(/^RV-7KQ2M9XW4T {2}[김민지]+… +awaiting-payment {2}requested$/)
    expect(linesIn(50)).toEqual([
      'ID             NAME               STATUS',
      'RV-7KQ2M9XW4T  김민지김민지김민…  awaiting-payment',
      'Without PAYMENT: the terminal is narrow. --json',
      'shows everything.',
    ])
    expect(linesIn(40)[1]).toBe('RV-7KQ2M9XW4T  김민지김민지김민지김민지…')
    expect(linesIn(40).slice(2).join(' ')).toMatch(/^Without STATUS, PAYMENT: /)
  })

  test('names are cut to less than their least width only when nothing else is left to give way', () => {
    expect(linesIn(22)[1]).toBe('RV-7KQ2M9XW4T  김민지…')
    expect(linesIn(21)[1]).toBe('RV-7KQ2M9XW4T  김민…')
  })

  test('and for those too, a row has several lines again with every column', () => {
    const lines = linesIn(20)
    expect(lines.join(' ')).toContain('requested')
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20)
  })
})

test('a long value goes on below its beginning, and a token stays whole', () => {
  const token = `op_${'x'.repeat(40)}`
  const rows = [
    ['status', 'refund pending: what was charged goes back to you'],
    ['token', token],
  ] as const
  expect(details(rows, noPaint, 48).split('\n')).toEqual([
    'status  refund pending: what was charged goes',
    '        back to you',
    `token   ${token}`,
  ])
})
