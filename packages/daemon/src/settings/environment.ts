import { NO_SETTINGS, SETTING_PREFIX } from '@outerpark/core/names'
import { nearest } from './nearest.ts'

/**
 * The environment without the variables that Kubernetes sets for a Service named `outerpark`, or `outerpark-…`. Some
 * have the names of settings, such as `OUTERPARK_PORT=tcp://10.96.0.12:8080`.
 */
export function withoutServiceLinks(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(
    ([name, value = '']) => !(SERVICE_LINK.test(name) || (PORT.test(name) && LINK.test(value))),
  )
  return Object.fromEntries(own)
}

/** A port as Kubernetes writes it: with its protocol and the address of the Service. */
const PORT = /^OUTERPARK(_\w+)?_PORT$/
const LINK = /^(tcp|udp|sctp):\/\//

/** Names that no setting has. */
const SERVICE_LINK = /^OUTERPARK(_\w+)?_(SERVICE_(HOST|PORT\w*)|PORT_\d+_(TCP|UDP)\w*)$/

/**
 * An error for each unknown variable with our prefix. Such a variable is probably a typing mistake, and the setting
 * that the user meant would silently keep its default. An empty variable counts as not set.
 *
 * @param env without the links to services
 * @param settings the variables of the settings
 */
export function unknownVariables(env: NodeJS.ProcessEnv, settings: readonly string[]): string[] {
  const known = [...settings, ...NO_SETTINGS]
  return Object.keys(env)
    .filter((name) => name.startsWith(SETTING_PREFIX) && env[name] !== '' && !known.includes(name))
    .sort()
    .map((name) => `${name}: there is no such setting${didYouMean(name, known)}`)
}

/** `, did you mean …?`, or an empty text if no name is close. */
export function didYouMean(typed: string, names: readonly string[]): string {
  // The common prefix would make all names look alike.
  const start = typed.startsWith(SETTING_PREFIX) ? SETTING_PREFIX : ''
  const meant = nearest(
    typed.slice(start.length),
    names.map((name) => name.slice(start.length)),
  )
  return meant === undefined ? '' : `, did you mean ${start}${meant}?`
}
