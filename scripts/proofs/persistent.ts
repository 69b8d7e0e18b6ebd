import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, type Client, codeOf, type Question } from '../client.ts'

/** Between two tries: about as long as somebody waits before pressing the button again, made short. */
const AGAIN_MS = 100

/** A daemon is back within seconds; after so long it never will be. */
const PATIENCE_MS = 60_000

/**
 * Asks until there is an answer that settles it, always with the same Idempotency-Key: through refused and broken
 * connections, and through answers that say "not now".
 *
 * @throws if there is none for a minute
 */
export async function askUntilAnswered(
  client: Client,
  question: Question,
): Promise<{ answer: Answer; tries: number }> {
  const end = performance.now() + PATIENCE_MS
  for (let tries = 1; performance.now() < end; tries++) {
    const answer = await client.ask(question).catch(asNoAnswer)
    if (answer && !isNotNow(answer)) return { answer, tries }
    await sleep(AGAIN_MS)
  }
  throw new Error(`${question.method} ${question.path} got no answer for ${PATIENCE_MS} ms.`)
}

/** What a daemon that dies, is dead, or has not begun to listen looks like. */
const NO_DAEMON = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE'])

function asNoAnswer(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && NO_DAEMON.has(String(error.code)))
    return undefined
  throw error
}

function isNotNow(answer: Answer): boolean {
  if (answer.status === 503) return true
  // The first try with this key is still in the works: its connection broke, not its commit.
  return answer.status === 409 && codeOf(answer) === 'request-in-progress'
}
