import { Failure } from '../failure.ts'
import { oddAnswer, parseObject } from '../http/odd-answer.ts'
import type { ServerEvent } from '../http/stream.ts'

/**
 * The parsed messages of a stream.
 * @throws Failure `unexpected-answer` if one of them is no object of JSON
 */
export async function* messages<T>(events: AsyncGenerator<ServerEvent>): AsyncGenerator<T> {
  for await (const { data } of events) yield parsed<T>(data)
}

function parsed<T>(data: string): T {
  try {
    return parseObject<T>(data)
  } catch (error) {
    throw error instanceof Failure ? error : oddAnswer()
  }
}
