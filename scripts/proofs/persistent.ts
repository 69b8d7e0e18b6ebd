import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, type Client, codeOf, type Question } from '../lab/client.ts'

/** The wait between two tries, in milliseconds. A person would wait longer. */
const AGAIN_MS = 100

/** How long to try, in milliseconds. A daemon is back within seconds, but may be killed again before it answers. */
const PATIENCE_MS = 300_000

/**
 * Repeats a request with the same Idempotency-Key until there is a final answer. A refused or broken connection, and an
 * answer that means "try later", are not final.
 *
 * @throws if there is no final answer within five minutes
 */
export async function askUntilAnswered(
  client: Client,
  question: Question,
): Promise<{ answer: Answer; tries: number }> {
  const end = performance.now() + PATIENCE_MS
  const got = new Map<string, number>()
  for (let tries = 1; performance.now() < end; tries++) {
    const answer = await client.ask(question).catch(asNoAnswer)
    if (typeof answer === 'object' && !isNotNow(answer)) return { answer, tries }
    const what = typeof answer === 'object' ? answer.text : answer
    got.set(what, (got.get(what) ?? 0) + 1)
    await sleep(AGAIN_MS)
  }
  const times = [...got].map(([what, count]) => `${count} times ${what}`).join('; ')
  throw new Error(
    `${question.method} ${question.path} got no answer for ${PATIENCE_MS} ms, but ${times}.`,
  )
}

/** The errors of a connection to a daemon that is dying, dead, or not yet listening. */
const NO_DAEMON = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE'])

/** @returns the code of an error that means that no daemon answered */
function asNoAnswer(error: unknown): string {
  if (error instanceof Error && 'code' in error && NO_DAEMON.has(String(error.code)))
    return String(error.code)
  throw error
}

function isNotNow(answer: Answer): boolean {
  if (answer.status === 503) return true
  // The first try with this key is still under way: its connection broke, but its commit goes on.
  return answer.status === 409 && codeOf(answer) === 'request-in-progress'
}
