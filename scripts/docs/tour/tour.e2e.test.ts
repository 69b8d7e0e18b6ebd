import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../workspace.mjs'
import { stepsOf } from './console.ts'
import { differences, play } from './play.ts'

/** Much more than it takes, for a machine on which much else runs. */
const PATIENCE_MS = 120_000

test.each(['README.md', 'docs/http.md'])(
  'whoever types the tour of %s sees what it shows',
  async (page) => {
    const steps = stepsOf(readFileSync(join(root, page), 'utf8'))
    expect(steps.length).toBeGreaterThan(10)
    expect(differences(await play(steps))).toEqual([])
  },
  PATIENCE_MS,
)
