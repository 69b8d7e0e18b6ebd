// What the command and the thread that makes the load tell each other. All of it can be cloned.

/** What the customers of a load do. */
export const KINDS = ['book', 'cancel', 'mypage'] as const
export type Kind = (typeof KINDS)[number]

/** How often each kind comes, as parts of their sum. */
export type Mix = Readonly<Record<Kind, number>>
export const USUAL_MIX: Mix = { book: 8, cancel: 1, mypage: 1 }

/** One grade of one performance. */
export type Place = { readonly performanceId: string; readonly grade: string }

export type LoadJob = {
  /** the address of the box office */
  readonly url: string
  readonly connections: number
  readonly forMs: number
  /** requests a second, whether or not earlier ones are answered; null: each connection sends the next after an answer */
  readonly perSecond: number | null
  readonly mix: Mix
  /** the tokens of the customers */
  readonly tokens: readonly string[]
  readonly places: readonly Place[]
  /** the beginning of every Idempotency-Key */
  readonly run: string
}

/** `stop`: no new request. `part`: give the tally until now, and begin a new one. */
export type Order = 'stop' | 'part'

/** In milliseconds. */
export type Latency = {
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly p999: number
  readonly max: number
}

/** One kind of transaction. */
export type KindTally = {
  readonly transactions: number
  readonly done: number
  readonly refused: number
  readonly perSecond: number
  /** of those with an answer; null if there are none */
  readonly latency: Latency | null
}

/** A transaction is one thing that a customer does, with all its tries. */
export type Tally = {
  readonly elapsedMs: number
  readonly transactions: number
  readonly perSecond: number
  /** requests that were sent; more than transactions if connections were lost */
  readonly tries: number
  /** the share of tries with an answer that is no server error, in percent */
  readonly availability: number
  /** of the answers' bodies */
  readonly bytes: number
  /** with a rate: requests that were due and not sent, since all connections were busy until the end */
  readonly unsent: number
  readonly kinds: Readonly<Record<Kind, KindTally>>
  /** refusals by their code */
  readonly refusals: Readonly<Record<string, number>>
  /** lost connections and server errors by their code */
  readonly errors: Readonly<Record<string, number>>
  readonly latency: Latency | null
  /** how many answers took up to so many milliseconds, and longer than the previous bound; empty bounds are left out */
  readonly histogram: readonly { readonly upToMs: number; readonly count: number }[]
}

/** What happened in about a second. */
export type Second = {
  /** since the load began, at the end of the second */
  readonly atMs: number
  readonly perSecond: number
  readonly refused: number
  readonly errors: number
  /** in milliseconds; null without an answer */
  readonly p50: number | null
  readonly p99: number | null
}

export type Told =
  | { readonly kind: 'second'; readonly second: Second }
  | { readonly kind: 'part'; readonly tally: Tally }
  | { readonly kind: 'end'; readonly tally: Tally; readonly last: Tally }
