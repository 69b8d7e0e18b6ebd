// What the operating system says of a process. Linux only; elsewhere undefined, and the figure is left out.
import { readdirSync, readFileSync } from 'node:fs'

/** As Linux counts CPU time on every machine that runs it today. */
const TICKS_PER_SECOND = 100
const KIB_PER_MIB = 1024

/** Memory that a process really has, in MiB. */
export function residentMib(pid: number): number | undefined {
  const kib = /^VmRSS:\s+(\d+)/m.exec(readProc(`${pid}/status`))?.[1]
  return kib === undefined ? undefined : Number(kib) / KIB_PER_MIB
}

/** CPU time that a process has taken since its start, in seconds: all of its threads, and the main one alone. */
export function cpuSeconds(pid: number): { all: number; main: number } | undefined {
  const all = secondsIn(readProc(`${pid}/stat`))
  const main = secondsIn(readProc(`${pid}/task/${pid}/stat`))
  return all === undefined || main === undefined ? undefined : { all, main }
}

/** How often the threads of a process have gone to sleep since its start: each time something has woken them again. */
export function voluntarySwitches(pid: number): number | undefined {
  const counts = threadsOf(pid).map(
    (thread) =>
      /^voluntary_ctxt_switches:\s+(\d+)/m.exec(readProc(`${pid}/task/${thread}/status`))?.[1],
  )
  return counts.length === 0
    ? undefined
    : counts.reduce((sum, count) => sum + Number(count ?? 0), 0)
}

/** The process ids of the children of a process; none where that can't be found out. */
export function childrenOf(pid: number): number[] {
  return readProc(`${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number)
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}

function secondsIn(stat: string): number | undefined {
  // The name in the second field may hold spaces; after its bracket come the fields 3, 4, and so on.
  const fields = stat.split(') ')[1]?.split(' ')
  const [user, system] = [fields?.[11], fields?.[12]]
  if (user === undefined || system === undefined) return undefined
  return (Number(user) + Number(system)) / TICKS_PER_SECOND
}

function readProc(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'utf8')
  } catch {
    return ''
  }
}
