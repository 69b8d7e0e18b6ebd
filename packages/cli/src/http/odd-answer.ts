import { type Failure, failure } from '../failure.ts'
import { isObject } from '../json-object.ts'

/** The failure of an answer that no box office gives: it has the wrong shape. Its sender is at fault, and not this program. */
export const oddAnswer = (): Failure =>
  failure(
    'unexpected-answer',
    ({ lines }) => lines.oddAnswer,
    ({ lines }) => lines.isItOne,
  )

/**
 * The object in a text of JSON. Its fields are not checked: the daemon's tests check that answers and messages keep the contract.
 *
 * @throws SyntaxError if the text is no JSON; Failure `unexpected-answer` if it has something else than an object
 */
export function parseObject<T>(text: string): T {
  const parsed: unknown = JSON.parse(text)
  if (isObject(parsed)) return parsed as T
  throw oddAnswer()
}
