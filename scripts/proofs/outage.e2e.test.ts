import { expect, test } from 'vitest'
import { broken } from '../lab/findings.ts'
import { outage } from './outage.ts'

/** Much longer than it takes, for a busy machine. */
const PATIENCE_MS = 120_000

test(
  'bookings are accepted while the card company is gone, and paid once it is back',
  async () => {
    const findings = await outage({ seconds: 3, dead: false }, () => undefined)
    expect(broken(findings)).toEqual([])
  },
  PATIENCE_MS,
)
