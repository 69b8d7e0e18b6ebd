import { expect, test } from 'vitest'
import { broken } from '../lab/findings.ts'
import { rush } from './rush.ts'

/** Much longer than it takes, for a busy machine. */
const PATIENCE_MS = 120_000

test(
  '200 customers at once on 100 seats, also with cancels mixed in, are never sold a seat too many or too few',
  async () => {
    const findings = await rush({ customers: 200, seats: 100, cancels: 200 }, () => undefined)
    expect(broken(findings)).toEqual([])
  },
  PATIENCE_MS,
)
