import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DigestIndex } from './digest-index.ts'

const act = fc.record({
  adds: fc.boolean(),
  // Few digests, so that many collide. Some are in the last places, from where probing continues at the first place.
  digest: fc.oneof(
    fc.nat(6),
    fc.nat(6).map((n) => n * 1024 + 1020),
    fc.nat(Number.MAX_SAFE_INTEGER),
  ),
  row: fc.integer({ min: 1, max: 5 }),
})

test('an index finds what a list of pairs has, however much was added and removed', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 200 }), fc.nat(5_000), (acts, expected) => {
      const index = new DigestIndex(expected)
      let pairs: { digest: number; row: number }[] = []
      for (const { adds, digest, row } of acts) {
        if (adds) {
          index.add(digest, row)
          pairs.push({ digest, row })
        } else {
          index.remove(digest, row)
          const gone = pairs.find((pair) => pair.digest === digest && pair.row === row)
          pairs = pairs.filter((pair) => pair !== gone)
        }
      }
      for (const { digest } of acts) {
        const rows = pairs.filter((pair) => pair.digest === digest).map(({ row }) => row)
        expect(index.of(digest)).toEqual(rows.sort((a, b) => b - a))
        expect(index.has(digest)).toBe(rows.length > 0)
      }
    }),
  )
})

test('an index that grows loses nothing', () => {
  const index = new DigestIndex()
  const digestOf = (row: number) => (row * 695_850_104_563) % 2 ** 53
  for (let row = 1; row <= 10_000; row++) index.add(digestOf(row), row)
  for (let row = 1; row <= 10_000; row += 2) index.remove(digestOf(row), row)
  for (let row = 1; row <= 10_000; row++)
    expect(index.of(digestOf(row))).toEqual(row % 2 === 0 ? [row] : [])
})
