import type { Kind, LoadJob } from './job.ts'
import type { Answer, Question } from './wire.ts'

/** One thing that a customer does. */
export type Deed = {
  readonly kind: Kind
  readonly question: Question
  /** gets the answer of what was done */
  readonly learn: (answer: Answer) => void
}

/**
 * Makes what the customers do, in turn. Each books another performance each time, so that they reach the limit of seats of a
 * performance as late as possible. If a cancel is due and nothing is booked, they book; and look at MyPage if they book nothing.
 */
export function makeDeeds({
  tokens,
  places,
  mix,
  run,
}: Pick<LoadJob, 'tokens' | 'places' | 'mix' | 'run'>): (kind: Kind) => Deed {
  const bodies = places.map((place) =>
    JSON.stringify({ ...place, seats: 1, paymentMethod: 'card-ok' }),
  )
  let [turn, keys, oldest] = [0, 0, 0]
  const booked: { readonly token: string; readonly id: string }[] = []
  const key = () => `${run}-${++keys}`

  const book = (): Deed => {
    const customer = turn % tokens.length
    const round = Math.floor(turn / tokens.length)
    const token = tokens[customer] ?? ''
    const body = bodies[(customer + round) % bodies.length] ?? ''
    turn += 1
    const question = { method: 'POST', path: '/v1/reservations', token, key: key(), body } as const
    // The daemon has made the id.
    const learn = ({ text }: Answer) => booked.push({ token, id: JSON.parse(text).id as string })
    return { kind: 'book', question, learn }
  }
  const cancel = (): Deed | undefined => {
    const next = booked[oldest]
    if (!next) return undefined
    oldest += 1
    const path = `/v1/reservations/${encodeURIComponent(next.id)}/cancel`
    const question = { method: 'POST', path, token: next.token, key: key(), body: '{}' } as const
    return { kind: 'cancel', question, learn: () => undefined }
  }
  const myPage = (): Deed => {
    const token = tokens[turn++ % tokens.length] ?? ''
    const question = { method: 'GET', path: '/v1/mypage', token } as const
    return { kind: 'mypage', question, learn: () => undefined }
  }
  return (kind) => {
    if (kind === 'mypage') return myPage()
    return (kind === 'cancel' ? cancel() : undefined) ?? (mix.book > 0 ? book() : myPage())
  }
}

/** Chooses a kind as often as the mix says. @param random from 0 to 1, without 1 */
export function chooser(mix: LoadJob['mix'], random: () => number): () => Kind {
  const parts = Object.entries(mix) as [Kind, number][] // its keys are the kinds
  const sum = parts.reduce((all, [, part]) => all + part, 0)
  return () => {
    let rest = random() * sum
    for (const [kind, part] of parts) {
      rest -= part
      if (rest < 0) return kind
    }
    return parts[0]?.[0] ?? 'book'
  }
}
