import { expect, test } from 'vitest'
import { chooser } from './deeds.ts'
import { mixText, parseMix } from './mix.ts'

test('a mix names some of the kinds, and the others do not come', () => {
  expect(parseMix('book=8,cancel=1,mypage=1')).toEqual({ book: 8, cancel: 1, mypage: 1 })
  expect(parseMix(' mypage=3 , book=0 ')).toEqual({ book: 0, cancel: 0, mypage: 3 })
  expect(mixText(parseMix('cancel=2,book=5'))).toBe('book=5,cancel=2')
})

test.each([
  '',
  'book',
  'book=',
  'book=-1',
  'book=1.5',
  'book=1,book=2',
  'pay=1',
  'book=1;cancel=1',
])('the mix "%s" is refused', (text) =>
  expect(() => parseMix(text)).toThrow(/--mix has to name some of book, cancel, mypage/),
)

test('a mix in which nobody does anything is refused', () => {
  expect(() => parseMix('cancel=1')).toThrow(/nobody would do anything/)
  expect(() => parseMix('book=0,mypage=0')).toThrow(/nobody would do anything/)
})

test('the kinds come as often as the mix says', () => {
  const mix = parseMix('book=8,cancel=1,mypage=1')
  let n = 0
  // Every tenth of the way from 0 to 1 is one part of the mix.
  const choose = chooser(mix, () => (n++ % 10) / 10)
  const chosen = Array.from({ length: 100 }, choose)
  const count = (kind: string) => chosen.filter((each) => each === kind).length
  expect([count('book'), count('cancel'), count('mypage')]).toEqual([80, 10, 10])
})

test('a kind without a part never comes', () => {
  for (const random of [0, 0.5, 0.999])
    expect(chooser(parseMix('mypage=1'), () => random)()).toBe('mypage')
})
