/** The life of one process. */
export type Life = {
  readonly over: () => boolean
  /** It is dead from now on. */
  readonly end: () => void
  /** What the process answers: rejects with {@link NoAnswer} if it dies before that. */
  readonly answerOf: <T>(asked: Promise<T>) => Promise<T>
}

/** The connection broke. Whether the request was heard, nobody knows. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

export function beginLife(): Life {
  let over = false
  let breakOff = (): void => undefined
  const broken = new Promise<never>((_, reject) => {
    breakOff = () => reject(new NoAnswer('The box office died before it had answered.'))
  })
  // Nobody may be waiting for an answer just then.
  broken.catch(() => undefined)
  return {
    over: () => over,
    end() {
      over = true
      breakOff()
    },
    answerOf: (asked) => Promise.race([broken, asked]),
  }
}
