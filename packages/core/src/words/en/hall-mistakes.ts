import { listed } from '../conventions.ts'
import type { HallMistakeWords } from '../sentence.ts'

export const hallMistakes: HallMistakeWords = {
  'part-missing': ({ part }) => `${part} is missing or empty`,
  'part-kind': ({ part, expected }) =>
    `${part} must be ${expected === 'list' ? 'a list' : 'a text'}`,
  'name-unusable': ({ part, name }) =>
    `${name} cannot be ${part === 'address' ? 'an address' : `the name of a ${part}`}: ${
      part === 'level'
        ? 'it may have up to 20 letters and digits, with - and _ between them'
        : 'it must be short, on one line, and visible'
    }`,
  'name-twice': ({ part, name }) => `there is a ${part} ${name} above already`,
  'time-zone-unknown': ({ timeZone }) =>
    `${timeZone} is not a time zone: write one of the IANA database such as Asia/Seoul`,
  'too-many': ({ of, count, most }) => `${count} ${of} are too many: a hall may have up to ${most}`,
  'row-label': ({ label }) =>
    `${label} is not a row: write 7, 3..16, A..H or A..H,J..N before the seats`,
  'row-empty': ({ row }) => `row ${row} has no seat`,
  'row-twice': ({ level, rows, count }) =>
    `${count === 1 ? 'row' : 'rows'} ${named(rows, count)} of level ${level} ${
      count === 1 ? 'stands' : 'stand'
    } above already`,
  'item-unknown': ({ item }) =>
    `${item} cannot be read: write seats as 1-12, 12-1 or 15-1/2, an aisle as |, places without seats as . or .*4`,
  'step-misses': ({ item, last }) => `${item} does not meet its end: it comes to ${last}`,
  'shift-late': ({ item }) => `${item} has to stand before the seats of its row`,
  'seat-twice': ({ row, numbers, count }) =>
    `row ${row} has ${count === 1 ? 'seat' : 'seats'} ${named(numbers.map(String), count)} twice`,
  'selector-unknown': ({ selector }) =>
    `${selector} cannot be read: write LEVEL, LEVEL/ROWS or LEVEL/ROWS/NUMBERS such as 1F/2..10/7-16, or * for all`,
  'level-unknown': ({ level, levels }) =>
    `there is no level ${level}; there ${levels.length === 1 ? 'is' : 'are'} ${listed(levels, 'en')}`,
  'row-unknown': ({ level, row }) =>
    level === '*' ? `no level has a row ${row}` : `level ${level} has no row ${row}`,
  'selects-nothing': ({ range }) => `no seat has a number in ${range} there`,
  'flag-unknown': ({ flag, flags }) => `there is no flag ${flag}; there are ${listed(flags, 'en')}`,
  'release-unknown': ({ flag, flags }) =>
    `seats with the flag ${flag} are not released: only ${listed(flags, 'en')} are`,
  'release-time': ({ before }) =>
    `${before} is not a time before the start: write hours or days such as 24h or 3d`,
  'grade-hidden': ({ grade }) =>
    `grade ${grade} has no seat left, because the grades below it take them all: a later grade wins, so put it below`,
  'seats-without-grade': ({ seats, count }) =>
    `${seatsOf(count)} ${count === 1 ? 'has' : 'have'} no grade: ${shortened(seats)}`,
  'flags-exclude': ({ seats, count }) =>
    `${seatsOf(count)} ${count === 1 ? 'is' : 'are'} both for a wheelchair and for a companion: ${shortened(seats)}`,
  'focus-form': ({ focus }) =>
    `${focus} is not a seat: write LEVEL/ROW/NUMBER of the best one, such as 1F/6/11`,
  'seat-unknown': ({ seat }) => `there is no seat ${seat}`,
}

const seatsOf = (count: number) => (count === 1 ? '1 seat' : `${count} seats`)

/** `3, 4 and 12 more` */
const named = (first: readonly string[], count: number) =>
  count > first.length
    ? `${first.join(', ')} and ${count - first.length} more`
    : listed(first, 'en')

/** The selectors that are named need not be all. */
const shortened = (selectors: readonly string[]) =>
  selectors.length < 5 ? selectors.join(' ') : `${selectors.join(' ')} …`
