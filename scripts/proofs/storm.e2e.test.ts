import { expect, test } from 'vitest'
import { broken } from '../lab/findings.ts'
import { turnEveryKnob } from './storm/knobs.ts'
import { restart } from './storm/restart.ts'
import { trouble } from './storm/trouble.ts'

/** Much longer than it takes, for a busy machine. */
const PATIENCE_MS = 180_000
const quiet = () => undefined
/** There are fewer calls than in a long storm, so all of them have to fail for the breaker to open in time. */
const SHORT = { seconds: 9, perSecond: 20, connections: 20, knobs: { fail: 1 } }

test(
  'bookings are accepted while payment fails, and all of them are paid once it is well again',
  async () => {
    expect(broken(await trouble({ ...SHORT, refuse: false }, quiet))).toEqual([])
  },
  PATIENCE_MS,
)

test(
  'an overloaded box office that is to refuse answers 201, or 503 with Retry-After, and takes nothing by it',
  async () => {
    expect(broken(await trouble({ ...SHORT, refuse: true }, quiet))).toEqual([])
  },
  PATIENCE_MS,
)

test(
  'a breaker that was open is open after a restart and after a SIGKILL, and its backlog is worked off',
  async () => {
    expect(broken(await restart({ seconds: 3, perSecond: 20 }, quiet))).toEqual([])
  },
  PATIENCE_MS,
)

test(
  'whatever goes wrong at the card company, nobody is charged twice, and all are told once by mail and webhook',
  async () => {
    expect(broken(await turnEveryKnob({ seconds: 8 }, quiet))).toEqual([])
  },
  PATIENCE_MS,
)
