import { expect, test } from 'vitest'
import { broken } from '../lab/findings.ts'
import { measureBackups } from './backups.ts'

test('people book beside backups, and what is restored is what was there', async () => {
  const said: string[] = []
  // What is booked has to be paid in both box offices before they are compared, which takes most of the time.
  const plan = { reservations: 400, seconds: 1, connections: 2, rounds: 1 }
  const { figures, findings } = await measureBackups(plan, (line) => said.push(line))
  expect(broken(findings)).toEqual([])
  expect(findings.map(({ what }) => what)).toContain('the events are equal')
  for (const { name, ours } of figures) expect(ours, name).toBeGreaterThan(0)
}, 180_000)
