import { childrenOf, cpuSeconds } from '../lab/process-facts.ts'

/** CPU time of the main thread and of the others, in seconds, during `over` seconds. */
export type Cpu = { readonly over: number; readonly main: number; readonly others: number }

/** Begins to count the CPU time of a process. Returns a function that gives the CPU time since then. */
export function countCpu(pid: number): () => Cpu | undefined {
  const look = () => ({ at: performance.now(), cpu: cpuSeconds(pid) })
  const before = look()
  return () => {
    const after = look()
    if (!before.cpu || !after.cpu) return undefined
    const main = after.cpu.main - before.cpu.main
    const over = (after.at - before.at) / 1000
    return { over, main, others: after.cpu.all - before.cpu.all - main }
  }
}

/** The same for the sandbox of a daemon, which is its only child. */
export function countSandboxCpu(daemonPid: number): () => Cpu | undefined {
  const [pid] = childrenOf(daemonPid)
  return pid === undefined ? () => undefined : countCpu(pid)
}

/** CPU time of the serving thread for each request, in microseconds. Other work on the machine changes it little. */
export function microsEach(cpu: Cpu | undefined, requests: number): number {
  return cpu ? (cpu.main * 1e6) / requests : Number.NaN
}
