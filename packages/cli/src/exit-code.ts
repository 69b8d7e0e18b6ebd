/**
 * Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 no daemon, 4 not signed in or not allowed, 5 the answer was
 * lost, so it may have been done.
 * 130 is what shells expect after Ctrl-C.
 */
export const DONE = 0
export const FAILED = 1
/** no daemon runs, or it does not answer */
export const NO_DAEMON = 3

/** The exit code of each error code. This is the only such list. A code that is not here means 1. */
const EXIT_CODES: Readonly<Record<string, number>> = {
  usage: 2,
  'missing-argument': 2,
  'confirmation-needed': 2,
  'refund-not-accepted': 2,
  'insecure-address': 2,
  'jq-invalid': 2,
  'jq-failed': 2,
  'context-not-found': 2,
  // The daemon found a mistake in the user's input: an invalid value, or a missing --grade.
  'validation-failed': 2,
  'grade-required': 2,
  // The daemon found a mistake in its settings: the environment or config.json.
  'config-invalid': 2,
  'settings-missing': 2,
  'restored-unopened': 2,
  'gateway-changed': 2,
  'mode-changed': 2,
  'daemon-unreachable': NO_DAEMON,
  'not-signed-in': 4,
  'token-revoked': 4,
  'token-ended': 4,
  'token-exceeded': 4,
  'not-allowed': 4,
  'customers-only': 4,
  'profile-not-found': 4,
  'outcome-unknown': 5,
  interrupted: 130,
}

export function exitCodeOf(code: string): number {
  return Object.hasOwn(EXIT_CODES, code) ? (EXIT_CODES[code] ?? FAILED) : FAILED
}
