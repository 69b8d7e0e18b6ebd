/** The life of one process. */
export type Life = {
  readonly over: () => boolean
  /** Makes the process dead from now on. */
  readonly end: () => void
  /** The answer of the process. Rejects with {@link NoAnswer} if the process dies first. */
  readonly answerOf: <T>(asked: Promise<T>) => Promise<T>
}

/** The connection broke. Nobody knows whether the request arrived. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

export function beginLife(): Life {
  let over = false
  let breakOff = (): void => undefined
  const broken = new Promise<never>((_, reject) => {
    breakOff = () => reject(new NoAnswer('The box office died before it had answered.'))
  })
  // If nothing awaits an answer, this rejection must not be unhandled.
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
