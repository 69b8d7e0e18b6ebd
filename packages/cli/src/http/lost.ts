import { Failure, failure } from '../failure.ts'
import { NeverSent } from './request.ts'

/**
 * Whether the box office may have got a request that failed so: the connection broke, or no answer came in time. An answer,
 * whatever it says, leaves no doubt, and neither does a request that was never sent.
 */
export function mayBeDone(error: unknown): boolean {
  if (!(error instanceof Failure) || error.code !== 'daemon-unreachable') return false
  const { cause } = error
  // Without a cause the CLI has not tried at all, e.g. because no daemon runs.
  return cause instanceof Error && !(cause instanceof NeverSent)
}

/** How to see whether a request was done, by its path. `$1` is the id that the path has there. */
const LOOKS: readonly (readonly [RegExp, string])[] = [
  [/\/cancel$/, 'outerpark mypage'],
  [/^\/v1\/reservations$/, 'outerpark reservation list'],
  [/^\/v1\/performances\/([^/]+)\/hold/, 'outerpark hold $1'],
  [/\/performances$/, 'outerpark performance list'],
  [/^\/v1\/(?:musicals|seasons)$/, 'outerpark musical list'],
  [/^\/v1\/tasks/, 'outerpark task list --dead'],
  [/^\/v1\/tokens/, 'outerpark token list'],
  [/^\/v1\/staff(?:\/[^/]+)?$/, 'outerpark staff list'],
  [/^\/v1\/customers\/[^/]+$/, 'outerpark customer show'],
  [/^\/v1\/sandbox/, 'outerpark sandbox show'],
]

/** The failure of a request whose answer was lost: what is known, and how to look and to repeat it without doing it twice. */
export function outcomeUnknown(path: string, key: string, why: string): Failure {
  const [form, command] = LOOKS.find(([each]) => each.test(path)) ?? []
  const look = command?.replace('$1', form?.exec(path)?.[1] ?? '')
  return failure(
    'outcome-unknown',
    ({ lines }) => lines.mayBeDone(why),
    ({ lines }) => lines.repeatIt(look === undefined ? '' : lines.lookAt(look), key),
  )
}
