import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { needNode } from './need-node.ts'

test.each(['20.20.2', '22.12.9', '18.0.0'])(
  'on Node %s the daemon is not started, and the error says why',
  (version) => {
    expect(() => needNode(version)).toThrow(
      `needs Node 22.13 or later, and this is Node ${version}`,
    )
  },
)

test.each(['22.13.0', '24.1.0', '26.0.0'])('on Node %s it is', (version) => {
  expect(() => needNode(version)).not.toThrow()
})

test('it is the version that the package asks for', () => {
  const file = new URL('../../package.json', import.meta.url)
  expect(JSON.parse(readFileSync(file, 'utf8')).engines.node).toBe('>=22.13')
})
