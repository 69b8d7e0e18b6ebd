import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSeason } from '../../packages/cli/src/season/read.ts'
import { root } from '../workspace.mjs'

// The season file that docs/refunds.md shows is read by the program.

test.each(['docs/refunds.md', 'docs/ko/refunds.md'])('the season file in %s is one', (path) => {
  const page = readFileSync(join(root, path), 'utf8')
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
  const { musicals } = readSeason(yaml, 'season.yaml', Date.parse('2027-01-01T00:00:00Z'), [])
  expect(musicals.map(({ refund }) => refund)).toMatchObject([
    { preset: 'kr-standard' },
    { rules: [{}, {}, {}, { within: '24h' }], until: { saturday: '11:00' } },
  ])
})
