import { readFileSync } from 'node:fs'

/** How often a worker is asked whether it answers (ms). */
const EVERY_MS = 1_000
/**
 * How many questions in a row may stay without an answer. The thread that answers bookings answers them, and the longest
 * that it does without a pause is a commit that writes a large journal back, in a second or two.
 */
const MOST_UNANSWERED = 10

export type Probe = {
  readonly begin: () => void
  /** @param inspected whether a debugger may hold the worker: then it is not asked any more until it says otherwise */
  readonly answered: (inspected: boolean) => void
  readonly end: () => void
}

type Probed = {
  readonly pid: number | undefined
  readonly ping: () => void
  readonly tooLong: (seconds: number) => void
  readonly everyMs?: number | undefined
  readonly isTraced?: (pid: number) => boolean
}

/**
 * Asks a worker again and again whether it answers. The questions are counted, and not the time: while the machine
 * sleeps, or this process is stopped, none is asked, so a worker that slept as well has its whole time again.
 */
export function watchProbe({
  pid,
  ping,
  tooLong,
  everyMs = EVERY_MS,
  isTraced = isTracedByAnybody,
}: Probed): Probe {
  let timer: NodeJS.Timeout | undefined
  let unanswered = 0
  let mayBeHeld = false

  const ask = (): void => {
    if (unanswered >= MOST_UNANSWERED && !mayBeHeld && !(pid !== undefined && isTraced(pid))) {
      clearInterval(timer)
      tooLong((unanswered * everyMs) / 1_000)
      return
    }
    unanswered += 1
    ping()
  }
  return {
    begin() {
      timer = setInterval(ask, everyMs)
    },
    answered(inspected) {
      unanswered = 0
      mayBeHeld = inspected
    },
    end: () => clearInterval(timer),
  }
}

/** Whether a debugger such as gdb or strace has the process; false where the system does not tell. */
function isTracedByAnybody(pid: number): boolean {
  try {
    // proc(5): `TracerPid:	0` if nobody traces it
    return /^TracerPid:\s*[1-9]/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'))
  } catch {
    return false
  }
}
