import { expect, test } from 'vitest'
import { crash } from './crash.ts'
import { broken } from './findings.ts'

/** Much more than it takes, for a machine on which much else runs. */
const PATIENCE_MS = 120_000

test(
  'a daemon that is killed three times under load, and its sandbox with it, loses and repeats nothing',
  async () => {
    const findings = await crash({ kills: 3, seed: 1, sandbox: true }, () => undefined)
    expect(broken(findings)).toEqual([])
  },
  PATIENCE_MS,
)
