import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, type Client, codeOf, type Question } from '../lab/client.ts'

/** Between two tries: about as long as somebody waits before pressing the button again, made short. */
const AGAIN_MS = 100

/** A daemon is back within seconds, and may be killed again before it has answered; after so long it never will. */
const PATIENCE_MS = 300_000

/**
 * Asks until there is an answer that settles it, always with the same Idempotency-Key: through refused and broken
 * connections, and through answers that say "not now".
 *
 * @throws if there is none for five minutes
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

/** What a daemon that dies, is dead, or has not begun to listen looks like. */
const NO_DAEMON = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE'])

/** @returns what kind of no answer it is */
function asNoAnswer(error: unknown): string {
  if (error instanceof Error && 'code' in error && NO_DAEMON.has(String(error.code)))
    return String(error.code)
  throw error
}

function isNotNow(answer: Answer): boolean {
  if (answer.status === 503) return true
  // The first try with this key is still in the works: its connection broke, not its commit.
  return answer.status === 409 && codeOf(answer) === 'request-in-progress'
}
