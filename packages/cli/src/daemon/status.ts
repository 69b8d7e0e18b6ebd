import type { StatusResponse } from '@outerpark/core/contract'
import type { DaemonState, WorkerNews } from '@outerpark/core/names'

/** `pid` is null while no worker answers. */
export type WorkerStatus = WorkerNews & { readonly pid: number | null }

/** The data of `daemon status`. Without the admin's token, fields that only an admin may see are absent. */
export type DaemonStatus = {
  readonly running: boolean
  readonly pid: number | null
  readonly url: string | null
  readonly home: string
  readonly version: string | null
  /** SYS_MODE */
  readonly mode: string | null
  /** false if the process exists and does not answer */
  readonly answering: boolean
  readonly startedAt?: string | null
  /** present while it finishes what it has accepted, before it ends */
  readonly stoppingSince?: string
  /** since when no worker answers, although the daemon runs */
  readonly awaySince?: string
  /** true if the process of the daemon is suspended: it replaces no worker, and does not stop; absent otherwise */
  readonly suspended?: true
  /** true if config.json has changed since the daemon read it; absent otherwise */
  readonly restartDue?: true
  /** the process that answers, and what became of those before; absent if one process is all of the daemon */
  readonly worker?: WorkerStatus
} & Partial<
  Pick<
    StatusResponse,
    | 'gateway'
    | 'position'
    | 'myPagePosition'
    | 'tasks'
    | 'payment'
    | 'workers'
    | 'channels'
    | 'failing'
    | 'webhook'
    | 'minutes'
    | 'tried'
    | 'alerts'
    | 'untold'
    | 'storage'
    | 'backups'
  >
>

/** What a restart has replaced: `silent`, a worker that did not answer; `none`, if no daemon was running. */
export type Replaced = 'worker' | 'silent' | 'daemon' | 'none'

export type Stopped = { readonly stopped: boolean; readonly pid: number | null }

/** The status of a daemon that runs. */
export function statusOf(state: DaemonState, home: string, answering = true): DaemonStatus {
  const { pid, url, version, mode, gateway, startedAt, stoppingSince } = state
  const { worker, awaySince } = state
  const known = {
    ...{ running: true, pid, url, home, version, mode, answering, startedAt },
    ...(gateway && { gateway }),
    ...(awaySince !== undefined && { awaySince }),
    ...((worker ?? awaySince) !== undefined && { worker: workerIn(state) }),
  }
  return stoppingSince === undefined ? known : { ...known, stoppingSince }
}

/** The status if no daemon runs. */
export function absent(home: string): DaemonStatus {
  const nothing = { pid: null, url: null, version: null, mode: null, startedAt: null }
  return { running: false, ...nothing, home, answering: false }
}

/** The daemon runs, so it has said what became of its workers. */
const workerIn = ({
  worker,
  replaced = 0,
  ends = [],
  restart = null,
}: DaemonState): WorkerStatus => ({
  ...{ pid: worker ?? null, replaced, ends, restart },
})
