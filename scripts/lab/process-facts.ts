// Facts about a process from the operating system. On other systems than Linux they are undefined or empty.
import { readdirSync, readFileSync } from 'node:fs'

/** The unit in which Linux counts CPU time, on every machine that it runs on today. */
const TICKS_PER_SECOND = 100
const KIB_PER_MIB = 1024

/** Resident memory of a process, in MiB. */
export function residentMib(pid: number): number | undefined {
  const kib = /^VmRSS:\s+(\d+)/m.exec(readProc(`${pid}/status`))?.[1]
  return kib === undefined ? undefined : Number(kib) / KIB_PER_MIB
}

/** CPU time of a process since its start, in seconds: of all its threads, and of the main thread. */
export function cpuSeconds(pid: number): { all: number; main: number } | undefined {
  const all = secondsIn(readProc(`${pid}/stat`))
  const main = secondsIn(readProc(`${pid}/task/${pid}/stat`))
  return all === undefined || main === undefined ? undefined : { all, main }
}

/** How often the threads of a process have gone to sleep since its start. That is also how often they were woken. */
export function voluntarySwitches(pid: number): number | undefined {
  const counts = threadsOf(pid).map(
    (thread) =>
      /^voluntary_ctxt_switches:\s+(\d+)/m.exec(readProc(`${pid}/task/${thread}/status`))?.[1],
  )
  return counts.length === 0
    ? undefined
    : counts.reduce((sum, count) => sum + Number(count ?? 0), 0)
}

/** The process ids of a process's children; empty if the system does not show them. */
export function childrenOf(pid: number): number[] {
  return readProc(`${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number)
}

/** How many descriptors a process has open; undefined if the system does not show them. */
export function openFiles(pid: number): number | undefined {
  try {
    return readdirSync(`/proc/${pid}/fd`).length
  } catch {
    return undefined
  }
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}

function secondsIn(stat: string): number | undefined {
  // The second field is a name in brackets, which may have spaces in it. Field 3 and the others follow the bracket.
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
