/** What an attacker knows: where the box office is, and the tokens of customers who signed up for this. */
export type Target = {
  readonly url: string
  readonly tokens: readonly string[]
  readonly performanceId: string
  /** has seats of VIP and R in won, and of S in dollars */
  readonly ofSeveralGrades: string
}

/** What came of an attack: how often each answer came, such as `429 too-many-requests`. */
export type Yield = Readonly<Record<string, number>>

/**
 * One attack. It goes on until it is told to stop.
 * @param saw counts an answer
 */
export type Attack = (
  target: Target,
  saw: (answer: string) => void,
  stopped: AbortSignal,
) => Promise<void>

/** What the parent sends to the process of an attack. */
export type Order = { readonly attack: string; readonly target: Target } | 'stop'
