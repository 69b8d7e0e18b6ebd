import type { HallMistakeParams } from '../../hall/index.ts'
import type { Examples } from './example.ts'

export const HALL_MISTAKES: Examples<HallMistakeParams> = {
  'part-missing': [{ part: 'timezone' }],
  'part-kind': [
    { part: 'levels', expected: 'list' },
    { part: 'hall', expected: 'text' },
  ],
  'name-unusable': [
    { part: 'hall', name: 'x'.repeat(201) },
    { part: 'address', name: 'y'.repeat(201) },
    { part: 'level', name: '1/F' },
    { part: 'grade', name: 'a\u202eb' },
  ],
  'name-twice': [
    { part: 'level', name: '1F' },
    { part: 'grade', name: 'VIP' },
    { part: 'flag', name: 'house' },
  ],
  'time-zone-unknown': [{ timeZone: 'Asia/Soul' }],
  'too-many': [
    { of: 'seats', count: 20_021, most: 20_000 },
    { of: 'levels', count: 51, most: 50 },
    { of: 'grades', count: 21, most: 20 },
    { of: 'flags', count: 51, most: 50 },
    { of: 'selectors', count: 1_001, most: 1_000 },
  ],
  'row-label': [{ label: 'A..3' }],
  'row-empty': [{ row: '3..16' }],
  'row-twice': [
    { level: '1F', rows: ['3'], count: 1 },
    { level: '1F', rows: ['3', '4', '5', '6', '7'], count: 14 },
  ],
  'item-unknown': [{ item: '1-x' }],
  'step-misses': [{ item: '15-2/2', last: 3 }],
  'shift-late': [{ item: '>2' }],
  'seat-twice': [
    { row: '3..16', numbers: [6], count: 1 },
    { row: 'A', numbers: [6, 7], count: 2 },
    { row: 'A', numbers: [1, 2, 3, 4, 5], count: 8 },
  ],
  'selector-unknown': [{ selector: '1F/2-10' }],
  'level-unknown': [
    { level: '4F', levels: ['1F', '2F', '3F'] },
    { level: '2F', levels: ['1F'] },
  ],
  'row-unknown': [
    { level: '1F', row: '17' },
    { level: '*', row: '17' },
  ],
  'selects-nothing': [{ range: '23-24' }],
  'release-unknown': [{ flag: 'kill', flags: ['wheelchair', 'house'] }],
  'release-time': [{ before: 'noon' }],
  'flag-unknown': [{ flag: 'vip', flags: ['wheelchair', 'companion', 'restricted'] }],
  'grade-hidden': [{ grade: 'VIP' }],
  'seats-without-grade': [
    { seats: ['1F/1/4'], count: 1 },
    { seats: ['1F/1..2/1-18', '2F/1/3', '2F/2/4', '2F/3/5', '2F/4/6'], count: 50 },
  ],
  'flags-exclude': [
    { seats: ['1F/16/3'], count: 1 },
    { seats: ['1F/16/3', '1F/16/20'], count: 2 },
  ],
  'focus-form': [{ focus: '1F/6' }],
  'seat-unknown': [{ seat: '1F/6/41' }],
}
