import { test } from 'vitest'
import { broken } from '../lab/findings.ts'
import { outage } from './outage.ts'
import { rush } from './rush.ts'
import { turnEveryKnob } from './storm/knobs.ts'
import { restart } from './storm/restart.ts'
import { trouble } from './storm/trouble.ts'

// Short versions of the proofs, all at once, each with a daemon of its own: what they do most is to wait.

/** Much more than it takes, for a machine on which much else runs. */
const PATIENCE_MS = 180_000
const quiet = () => undefined
/** With fewer calls than in a real storm, all of them have to fail for the breaker to open in time. */
const SHORT_STORM = { seconds: 9, perSecond: 20, connections: 20, knobs: { fail: 1 } }

test.concurrent(
  '200 customers at once on 100 seats, also with cancels mixed in, are never sold a seat too many or too few',
  async ({ expect }) => {
    const findings = await rush({ customers: 200, seats: 100, cancels: 200 }, quiet)
    expect(broken(findings)).toEqual([])
  },
  PATIENCE_MS,
)

test.concurrent(
  'bookings are accepted while the card company is gone, and paid once it is back',
  async ({ expect }) => {
    expect(broken(await outage({ seconds: 3, dead: false }, quiet))).toEqual([])
  },
  PATIENCE_MS,
)

test.concurrent(
  'bookings are accepted while payment fails, and all of them are paid once it is well again',
  async ({ expect }) => {
    expect(broken(await trouble({ ...SHORT_STORM, refuse: false }, quiet))).toEqual([])
  },
  PATIENCE_MS,
)

test.concurrent(
  'an overloaded box office that is to refuse answers 201, or 503 with Retry-After, and takes nothing by it',
  async ({ expect }) => {
    expect(broken(await trouble({ ...SHORT_STORM, refuse: true }, quiet))).toEqual([])
  },
  PATIENCE_MS,
)

test.concurrent(
  'a breaker that was open is open after a restart and after a SIGKILL, and its backlog is worked off',
  async ({ expect }) => {
    expect(broken(await restart({ seconds: 3, perSecond: 20 }, quiet))).toEqual([])
  },
  PATIENCE_MS,
)

test.concurrent(
  'whatever goes wrong at the card company, nobody is charged twice, and all are told once by mail and webhook',
  async ({ expect }) => {
    expect(broken(await turnEveryKnob({ seconds: 8 }, quiet))).toEqual([])
  },
  PATIENCE_MS,
)
