/** Work that is done one after the other. */
export type Line<Job> = {
  /** whether something is under way */
  readonly isBusy: () => boolean
  /**
   * Does this after all that was put here before. A job of the same kind that still waits is left out, since the newer one takes its
   * place. Resolves when nothing is left to do, or at once if others wait for that already.
   *
   * @param work does a job, and gives one that follows from it
   */
  readonly put: (job: Job, work: (job: Job) => Promise<Job | undefined>) => Promise<void>
}

/** @param replaces whether a newer job makes one that waits superfluous */
export function makeLine<Job>(replaces: (newer: Job, waiting: Job) => boolean): Line<Job> {
  let waiting: readonly Job[] = []
  let isBusy = false
  const add = (job: Job): void => {
    waiting = [...waiting.filter((each) => !replaces(job, each)), job]
  }
  return {
    isBusy: () => isBusy,
    async put(job, work) {
      add(job)
      if (isBusy) return
      isBusy = true
      try {
        for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
          waiting = waiting.slice(1)
          const after = await work(next)
          // What somebody wishes since then is newer than what follows from this.
          if (after !== undefined && waiting.length === 0) add(after)
        }
      } finally {
        isBusy = false
      }
    },
  }
}
