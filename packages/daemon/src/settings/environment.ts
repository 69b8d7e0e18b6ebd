import { nearest } from './nearest.ts'

const PREFIX = 'OUTERPARK_'

/** What is set in the environment for others than the daemon, or before its settings are read. */
const FOR_OTHERS = [
  // Where the settings are, among all else.
  'OUTERPARK_HOME',
  // The CLI's own: a daemon that it starts inherits them.
  'OUTERPARK_URL',
  'OUTERPARK_PROFILE',
  'OUTERPARK_DEBUG',
  // The sandbox's, where it is run as a process of its own.
  'OUTERPARK_SANDBOX_DB',
  'OUTERPARK_SANDBOX_PORT',
  'OUTERPARK_SANDBOX_KEY',
]

/** Kubernetes sets these in its pods for a Service that is called `outerpark`. */
const SERVICE_LINK = /^OUTERPARK(_\w+)?_(SERVICE_(HOST|PORT\w*)|PORT_\d+_(TCP|UDP)\w*)$/

/**
 * What is said of variables that are called like ours, and are none: most likely a slip, and what they are to set would
 * silently stay as it is. An empty one counts as not set.
 *
 * @param settings the variables of the settings
 */
export function unknownVariables(env: NodeJS.ProcessEnv, settings: readonly string[]): string[] {
  const known = [...settings, ...FOR_OTHERS]
  return Object.keys(env)
    .filter((name) => name.startsWith(PREFIX) && env[name] !== '' && !known.includes(name))
    .filter((name) => !SERVICE_LINK.test(name))
    .sort()
    .map((name) => `${name}: there is no such setting${didYouMean(name, known)}`)
}

/** `, did you mean …?`, or nothing if no name is near. */
export function didYouMean(typed: string, names: readonly string[]): string {
  // What all of them begin with would make all of them near.
  const start = typed.startsWith(PREFIX) ? PREFIX : ''
  const meant = nearest(
    typed.slice(start.length),
    names.map((name) => name.slice(start.length)),
  )
  return meant === undefined ? '' : `, did you mean ${start}${meant}?`
}
