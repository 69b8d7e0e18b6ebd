import { expect, test } from 'vitest'
import { isLocal, performanceTime, timeZone } from './when.ts'

test.each([
  ['2027-01-05T19:30+09:00', false],
  ['2027-01-05T10:30:00.000Z', false],
  ['2027-01-05t10:30:00z', false],
  ['2027-01-05 19:30', true],
  ['2027-01-05T19:30:15', true],
])('W3: %s is a time, and the box office reads it', (text, local) => {
  expect(performanceTime(text)).toBe(text)
  expect(isLocal(text)).toBe(local)
})

test.each(['2027-02-30 19:30', '2027-01-05', '19:30', 'tomorrow', '2027-13-01T19:30+09:00', ''])(
  '%j is not a time',
  (text) => {
    expect(() => performanceTime(text)).toThrow('--at has to be a time')
  },
)

test('a zone is named as the IANA database writes it', () => {
  expect(timeZone('asia/seoul')).toBe('Asia/Seoul')
  expect(() => timeZone('Seoul')).toThrow('--time-zone has to be')
})
