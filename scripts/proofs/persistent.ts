import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, type Client, codeOf, type Question } from '../lab/client.ts'

/** Between two tries. A person would wait longer before pressing the button again. */
const AGAIN_MS = 100

/** A daemon is back within seconds, and may be killed again before it answers. After this time it never will answer. */
const PATIENCE_MS = 300_000

/**
 * Asks until there is a final answer, always with the same Idempotency-Key. Refused and broken connections, and answers
 * that say "not now", are not final.
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
  // The first try with this key is still being worked on: its connection broke, its commit did not.
  return answer.status === 409 && codeOf(answer) === 'request-in-progress'
}
