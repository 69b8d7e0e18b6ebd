import type { Outcome, Recorder } from './tally.ts'
import type { Answer, Question, Wire } from './wire.ts'

/** How long a request is repeated whose connection was lost, and the wait between two tries (ms). */
export type Patience = { readonly patienceMs: number; readonly pauseMs: number }
const USUAL: Patience = { patienceMs: 30_000, pauseMs: 100 }

/**
 * Sends a request. If its connection is lost, sends it again with the same Idempotency-Key until there is an answer, so that
 * nothing is done twice and nothing stays half. Records each try.
 *
 * @returns the answer, and how it counts; without an answer, `failed`
 */
export async function untilAnswered(
  wire: Pick<Wire, 'ask'>,
  question: Question,
  recorder: Pick<Recorder, 'sent' | 'failed'>,
  { patienceMs, pauseMs }: Patience = USUAL,
): Promise<{ readonly outcome: Outcome; readonly answer: Answer | undefined }> {
  const end = performance.now() + patienceMs
  for (let wasLost = false; ; ) {
    recorder.sent()
    const answer = await wire.ask(question).catch(codeOfError)
    if (typeof answer === 'string') {
      recorder.failed(answer)
      wasLost = true
    } else {
      const outcome = outcomeOf(answer)
      const code = 'code' in outcome ? outcome.code : ''
      if (outcome.is === 'failed') recorder.failed(code)
      // After a lost connection these say nothing about the first try, which may have been done.
      const isOpen = wasLost && (outcome.is === 'failed' || code === 'request-in-progress')
      if (!isOpen) return { outcome, answer }
    }
    if (performance.now() > end) return { outcome: { is: 'failed' }, answer: undefined }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

const codeOfError = (error: NodeJS.ErrnoException): string => error.code ?? error.message

/** How an answer counts. */
export function outcomeOf({ status, text }: Answer): Outcome & { readonly code?: string } {
  if (status >= 200 && status <= 299) return { is: 'done' }
  const code = codeIn(text) ?? `HTTP ${status}`
  return status >= 500 ? { is: 'failed', code } : { is: 'refused', code }
}

/** The code of a problem (RFC 9457); undefined if it is none, e.g. of a proxy. */
function codeIn(text: string): string | undefined {
  try {
    const { code } = JSON.parse(text) as { code?: unknown } // it is looked at
    return typeof code === 'string' ? code : undefined
  } catch {
    return undefined
  }
}
