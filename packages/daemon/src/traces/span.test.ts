import { expect, test } from 'vitest'
import { isSampled } from './span.ts'

test('a share of the traces is told, and a trace whole or not at all', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => `RV-${i.toString(36).toUpperCase()}`)
  for (const ratio of [0, 0.1, 0.5, 1]) {
    const told = ids.filter((id) => isSampled(id, ratio)).length / ids.length
    expect(Math.abs(told - ratio)).toBeLessThan(0.02)
  }
  expect(ids.every((id) => isSampled(id, 0.5) || !isSampled(id, 0.1))).toBe(true)
})
