import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue

/**
 * Says in plain words what is wrong with a field or a setting: `must be at least 1`, where zod says `Too small:
 * expected number to be >=1`. Pass it to `safeParse` as its `error`. If the schema has a message of its own, zod uses
 * that one.
 */
export function inPlainWords(issue: Issue): string {
  if (issue.input === undefined) return 'is missing'
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`
    case 'too_small':
      return bound(
        issue.origin,
        issue.inclusive === false ? 'more than' : 'at least',
        issue.minimum,
      )
    case 'too_big':
      return bound(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum)
    case 'unrecognized_keys':
      return `there is no field ${named(issue.keys)}`
    default:
      return 'is not valid'
  }
}

/** How many unknown fields a message names. */
const MOST_NAMED = 20

function named(keys: readonly string[]): string {
  const rest = keys.length - MOST_NAMED
  const names = keys.slice(0, MOST_NAMED).join(', ')
  return rest > 0 ? `${names} and ${rest} more` : names
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

/** The unit of a limit on a length. Other limits are on the value itself and have no unit. */
const COUNTED: Readonly<Record<string, string>> = { string: 'character', array: 'item' }

function bound(origin: string, relation: string, limit: number | bigint): string {
  const unit = COUNTED[origin]
  if (unit === undefined) return `must be ${relation} ${limit}`
  return `must have ${relation} ${limit} ${unit}${Number(limit) === 1 ? '' : 's'}`
}
