import { expect, test } from 'vitest'
import { broken } from '../lab/findings.ts'
import { crash } from './crash.ts'
import { WITHIN_REACH } from './killer.ts'

/** Much longer than the test takes, for a busy machine. */
const PATIENCE_MS = 120_000
/** With this seed each victim is killed once. */
const SHORT = { kills: 3, seed: 2, victims: WITHIN_REACH, shoppers: 40 }

test(
  'a daemon and a card company that are killed under load, alone and together, lose and repeat no booking',
  async () => {
    const findings = await crash(SHORT, () => undefined)
    expect(broken(findings)).toEqual([])
  },
  PATIENCE_MS,
)
