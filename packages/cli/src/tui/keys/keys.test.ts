import { expect, test } from 'vitest'
import { EVERYWHERE } from '../app/keys.ts'
import { latinKey } from './hangul.ts'
import { actionOf, keysOf, MOVES } from './keymap.ts'
import { firstPress, pressedOf, pressesOf } from './pressed.ts'

const NO_KEY = {
  ...{ upArrow: false, downArrow: false, leftArrow: false, rightArrow: false },
  ...{ pageDown: false, pageUp: false, home: false, end: false, return: false, escape: false },
  ...{ ctrl: false, shift: false, tab: false, backspace: false, delete: false, meta: false },
  ...{ super: false, hyper: false, capsLock: false, numLock: false },
}

test('with the Hangul input mode on, keys mean what is printed on them', () => {
  expect(['ㅂ', 'ㅃ', 'ㅁ', 'ㅡ', 'ㅖ'].map(latinKey)).toEqual(['q', 'Q', 'a', 'm', 'P'])
  expect(['q', '가', 'enter', '?'].map(latinKey)).toEqual(['q', '가', 'enter', '?'])
})

test('a key is the first of the possible actions that has it', () => {
  expect(actionOf('k', ['up', 'down'])).toBe('up')
  expect(actionOf('k', ['down'])).toBeUndefined()
})

test('no key has two meanings at once among those that are possible everywhere', () => {
  const keys = [...EVERYWHERE, ...MOVES].flatMap(keysOf)
  expect(new Set(keys).size).toBe(keys.length)
})

test('each press has one name', () => {
  expect(pressedOf('', { ...NO_KEY, upArrow: true })).toEqual({ name: 'up', text: undefined })
  expect(pressedOf('k', { ...NO_KEY, ctrl: true }).name).toBe('ctrl-k')
  expect(pressedOf('', { ...NO_KEY, tab: true, shift: true }).name).toBe('shift-tab')
  expect(pressedOf('', { ...NO_KEY, delete: true }).name).toBe('backspace')
  expect(pressedOf(' ', NO_KEY)).toEqual({ name: 'space', text: ' ' })
  expect(pressedOf('가', NO_KEY)).toEqual({ name: '가', text: '가' })
})

test('Enter and Tab that come together with letters are keys of their own', () => {
  const names = (input: string) => pressesOf(input, NO_KEY).map(({ name }) => name)
  expect(names('Rebecca\r서울\t')).toEqual(['Rebecca', 'enter', '서울', 'tab'])
  expect(names('ab\u0015c\u007f')).toEqual(['ab', 'ctrl-u', 'c', 'backspace'])
  expect(names('Rebecca')).toEqual(['Rebecca'])
})

test('letters that come together are keys of their own outside of a field', () => {
  expect(firstPress({ name: 'gr', text: 'gr' })).toEqual([
    { name: 'g', text: 'g' },
    { name: 'r', text: 'r' },
  ])
  expect(firstPress({ name: 'enter', text: undefined })[1]).toBeUndefined()
})
