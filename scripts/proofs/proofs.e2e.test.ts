import { test } from 'vitest'
import { broken } from '../lab/findings.ts'
import { outage } from './outage.ts'
import { rush } from './rush.ts'
import { turnEveryKnob } from './storm/knobs.ts'
import { restart } from './storm/restart.ts'
import { trouble } from './storm/trouble.ts'

// Short versions of the proofs, each with its own daemon. They run at the same time, since they mostly wait.

/** Much longer than the proofs take, for a busy machine. */
const PATIENCE_MS = 180_000
const quiet = () => undefined
/** There are fewer calls than in a real storm, so all of them must fail for the breaker to open in time. */
const SHORT_STORM = { seconds: 9, perSecond: 20, connections: 20, knobs: { fail: 1 } }

test.concurrent(
  '200 customers book 100 seats at once, also with cancels, and sell out a hall with numbers: never one seat too many or too few is sold, and none twice',
  async ({ expect }) => {
    const findings = await rush({ customers: 200, seats: 100, cancels: 200 }, quiet)
    expect(broken(findings)).toEqual([])
  },
  PATIENCE_MS,
)

test.concurrent(
  'bookings are accepted while the card company is gone, and paid after it is back',
  async ({ expect }) => {
    expect(broken(await outage({ seconds: 3, dead: false }, quiet))).toEqual([])
  },
  PATIENCE_MS,
)

test.concurrent(
  'bookings are accepted while payment fails, and all of them are paid after it works again',
  async ({ expect }) => {
    expect(broken(await trouble({ ...SHORT_STORM, refuse: false }, quiet))).toEqual([])
  },
  PATIENCE_MS,
)

test.concurrent(
  'with the policy `refuse` an overloaded box office answers 201, or 503 with Retry-After and without a booking',
  async ({ expect }) => {
    expect(broken(await trouble({ ...SHORT_STORM, refuse: true }, quiet))).toEqual([])
  },
  PATIENCE_MS,
)

test.concurrent(
  'an open breaker is still open after a restart and after a SIGKILL, and the backlog is worked off',
  async ({ expect }) => {
    expect(broken(await restart({ seconds: 3, perSecond: 20 }, quiet))).toEqual([])
  },
  PATIENCE_MS,
)

test.concurrent(
  'for all failures of the card company, nobody is charged twice, and each notice is sent once by mail and webhook',
  async ({ expect }) => {
    expect(broken(await turnEveryKnob({ seconds: 8 }, quiet))).toEqual([])
  },
  PATIENCE_MS,
)
