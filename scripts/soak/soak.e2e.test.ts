import { expect, test } from 'vitest'
import type { Sample } from './sample.ts'
import { soak, steadiness } from './soak.ts'

test('a short soak: every request has an answer, and all checks hold', async () => {
  const said: string[] = []
  const findings = await soak({ seconds: 8, connections: 5, every: 1 }, (line) => said.push(line))
  const holding = findings.filter(({ holds }) => holds).map(({ what }) => what)
  // A daemon that has just started still grows, so nothing is said of the others here.
  expect(holding).toEqual(expect.arrayContaining(['requests without an answer', 'verify']))
  expect(findings).toHaveLength(6)
  expect(said.filter((line) => /^ +\d+ /.test(line)).length).toBeGreaterThan(3)
})

test('what grows is named', () => {
  const steady = { files: 40, walMib: 4, perSecond: 50, p99: 10, unpaid: 0 }
  const samples = Array.from(
    { length: 20 },
    (_, n): Sample => ({ ...steady, at: n, mib: 100 + 10 * n }),
  )
  const growing = steadiness(samples).filter(({ holds }) => !holds)
  expect(growing.map(({ what }) => what)).toEqual(['flat: memory'])
})
