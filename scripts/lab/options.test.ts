import { expect, test } from 'vitest'
import { SetupError } from '../setup.mjs'
import { readOptions } from './options.ts'

const DEFAULTS = { kills: 50, sandbox: false }

test('an option that is not given has its default', () => {
  expect(readOptions([], DEFAULTS)).toEqual({ kills: 50, sandbox: false })
})

test('numbers and switches are read', () => {
  expect(readOptions(['--kills', '3', '--sandbox'], DEFAULTS)).toEqual({ kills: 3, sandbox: true })
  expect(readOptions(['--kills=0'], DEFAULTS)).toEqual({ kills: 0, sandbox: false })
})

test.each([['--kills', 'many'], ['--kills=-1'], ['--kills=1.5'], ['--kils', '3'], ['3']])(
  '%s %s is refused',
  (...args) => {
    expect(() => readOptions(args, DEFAULTS)).toThrow(SetupError)
  },
)
