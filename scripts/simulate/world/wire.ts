import type { Answer, Question } from '../../../packages/daemon/src/payment/http-exchange.ts'
import { lieAbout, type Said } from '../../../packages/daemon/src/sandbox/replies.ts'
import { answerWith, type Call, type CardCompany, callIn } from './card-company.ts'
import type { Chance } from './chance.ts'
import { type Course, courseOf, type Ending } from './course.ts'
import { type Line, never } from './line.ts'
import type { VirtualTime } from './time.ts'
import type { Troubles } from './trouble.ts'

/** Functions that are called for each event on the network. */
export type WireWatch = {
  /** the box office sends the call; `again` if this is a quick repetition */
  readonly sent: (call: Call, again: boolean) => void
  /** the card company has done its work, for the first time or again */
  readonly done: (call: Call, said: Said) => void
  /** the box office reads an answer; `honest` if the answer is true */
  readonly heard: (call: Call, said: Said, honest: boolean) => void
  /** the box office no longer waits for an answer */
  readonly over: (call: Call) => void
}

type Parts = {
  readonly time: VirtualTime
  readonly chance: Chance
  readonly company: CardCompany
  readonly trouble: Troubles
  readonly countFault: (kind: string) => void
}

/** The network between one daemon and the card company, with its faults. It replaces `exchange`. */
export function wireTo(
  { time, chance, company, trouble, countFault }: Parts,
  line: Line,
  watch: WireWatch,
) {
  // The guard makes one signal for each call, and its quick tries share it.
  const begun = new WeakSet<AbortSignal>()
  return (question: Question, signal: AbortSignal): Promise<Answer> => {
    const call = callIn(question)
    watch.sent(call, begun.has(signal))
    begun.add(signal)
    if (!line.alive()) return never()
    const course = courseOf(call, { chance, trouble, countFault })
    let said: Said | undefined
    for (const ms of course.arrivals)
      time.after(ms, () => {
        const words = company.work(call)
        said ??= words
        watch.done(call, words)
      })
    return answerOf(course, call, () => said, { time, line, signal, watch })
  }
}

/** The answer to a call. A daemon that is dead, or has aborted the call, gets no answer. */
function answerOf(
  course: Course,
  call: Call,
  said: () => Said | undefined,
  {
    time,
    line,
    signal,
    watch,
  }: { time: VirtualTime; line: Line; signal: AbortSignal; watch: WireWatch },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let over = false
    const finish = (act: () => void) => {
      if (over) return
      over = true
      signal.removeEventListener('abort', onAbort)
      if (!line.alive()) return
      watch.over(call)
      act()
    }
    const onAbort = () => finish(() => reject(signal.reason))
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) onAbort()
    const { ending } = course
    if (ending === 'silence') return
    time.after(course.endsAfter, () =>
      finish(() => {
        if (ending === 'refused' || ending === 'hang-up') return reject(report(ending))
        const words = said()
        if (words && (ending === 'answer' || SPOILT[ending])) {
          const answer = answerWithin(ending, words)
          // A wrong refunded amount in the answer does not change that the payment is approved.
          const approved = call.kind === 'approve' && ending === 'wrong-refunded'
          watch.heard(call, words, approved || answer.text === answerWith(words).text)
          resolve(answer)
        } else if (ending === 'rejected') resolve(answerWith({ status: 422, body: REJECTED }))
        else resolve({ status: 503, contentType: 'text/plain', text: 'Service Unavailable' })
      }),
    )
  })
}

const REJECTED = { code: 'rejected', detail: 'The request is malformed.' }

/** How an answer can be changed on its way. */
const SPOILT: Partial<Record<Ending, (said: Said) => Answer>> = {
  'wrong-amount': (said) => answerWith(lieAbout(said)),
  'wrong-refunded': (said) => answerWith(inflated(said)),
  'wrong-key': (said) => answerWith({ ...said, body: { ...said.body, key: 'somebody.else' } }),
  html: () => ({ status: 200, contentType: 'text/html', text: '<h1>Welcome</h1>' }),
  'half-answer': (said) => {
    const whole = answerWith(said)
    return { ...whole, text: whole.text.slice(0, whole.text.length / 2) }
  },
}

/** The same answer with a too large refunded amount. An answer without that field stays unchanged. */
function inflated({ status, body }: Said): Said {
  return 'refunded' in body
    ? { status, body: { ...body, refunded: 1 + 2 * Number(body.refunded) } }
    : { status, body }
}

const answerWithin = (ending: Ending, said: Said): Answer =>
  SPOILT[ending]?.(said) ?? answerWith(said)

function report(ending: 'refused' | 'hang-up'): Error {
  const code = ending === 'refused' ? 'ECONNREFUSED' : 'ECONNRESET'
  return Object.assign(new Error(`connect ${code}`), { code })
}
