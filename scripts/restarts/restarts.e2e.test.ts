import { expect, test } from 'vitest'
import { broken } from '../lab/findings.ts'
import { restarts } from './restarts.ts'

test('a restart loses no request, and a kill no acknowledged booking', async () => {
  const lines: string[] = []
  const found = await restarts({ restarts: 2, kills: 1, connections: 10, everyMs: 700 }, (line) =>
    lines.push(line),
  )
  // How long it takes depends on the machine.
  const held = found.filter(({ what }) => !/longest|again after/.test(what))
  expect(broken(held), lines.join('\n')).toEqual([])
  expect(held.length).toBe(5)
})
