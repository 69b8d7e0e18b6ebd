import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { batched } from './batched.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('lines are written together after a moment', () => {
  const written: string[] = []
  const { write } = batched({ write: (text) => written.push(text) })
  write('a')
  write('b')
  expect(written).toEqual([])
  vi.advanceTimersByTime(500)
  expect(written).toEqual(['a\nb\n'])
})

test('many lines are written at once, and the rest when it is asked for', () => {
  const written: string[] = []
  const { write, flush } = batched({ write: (text) => written.push(text) })
  for (let i = 0; i < 700; i++) write('x'.repeat(100))
  expect(written).toHaveLength(1)
  flush()
  expect(written.join('').split('\n')).toHaveLength(701)
})

test('a full disk loses lines, and later ones are written', () => {
  const written: string[] = []
  let full = true
  const { write, flush } = batched({
    write(text) {
      if (full) throw new Error('ENOSPC')
      written.push(text)
    },
  })
  write('lost')
  flush()
  full = false
  write('kept')
  flush()
  expect(written).toEqual(['kept\n'])
})
