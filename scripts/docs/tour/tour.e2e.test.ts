import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../workspace.mjs'
import { stepsOf } from './console.ts'
import { differences, play } from './play.ts'

/** Much longer than a tour takes, for a busy machine. */
const PATIENCE_MS = 120_000

async function expectItIsTrue(page: string): Promise<void> {
  const steps = stepsOf(readFileSync(join(root, page), 'utf8'))
  expect(steps.length).toBeGreaterThan(10)
  expect(differences(await play(steps))).toEqual([])
}

test.concurrent(
  'the commands in the tour of README.md print what it shows',
  () => expectItIsTrue('README.md'),
  PATIENCE_MS,
)

// Small images have no curl, and nothing else of the project needs it.
const hasCurl = spawnSync('curl', ['--version']).status === 0

test.runIf(hasCurl)(
  'the commands in the tour of docs/http.md print what it shows',
  { concurrent: true, timeout: PATIENCE_MS },
  () => expectItIsTrue('docs/http.md'),
)
