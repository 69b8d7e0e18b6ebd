import { expect, test } from 'vitest'
import { testParts } from '../testing/pipeline.ts'
import { trafficOf } from './traffic.ts'

const config = { ...testParts.settings, maxConnections: 5_000 }

test.each([
  { openFiles: 65_536, most: 5_000, warned: 0 },
  { openFiles: 1_024, most: 768, warned: 1 },
  { openFiles: 120, most: 10, warned: 1 },
])('with $openFiles open files there may be $most connections', ({ openFiles, most, warned }) => {
  const lines: unknown[] = []
  const log = { warn: (...line: unknown[]) => lines.push(line) }
  expect(trafficOf(config, log, openFiles).connections.most).toBe(most)
  expect(lines.length).toBe(warned)
})

test('the limit of this process is known on Linux', ({ skip }) => {
  if (process.platform !== 'linux') return skip()
  const lines: unknown[] = []
  const log = { warn: (...line: unknown[]) => lines.push(line) }
  trafficOf({ ...config, maxConnections: Number.MAX_SAFE_INTEGER }, log)
  expect(lines).toMatchObject([[{ openFiles: expect.any(Number) }, expect.any(String)]])
})
