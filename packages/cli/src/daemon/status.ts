import type { StatusResponse } from '@outerpark/core/contract'
import type { DaemonState, RestartOutcome, WorkerEnd } from '@outerpark/core/names'

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
  /** the process that answers, and was started by the one with `pid` */
  readonly worker?: number
  /** since when no worker answers, although the daemon runs */
  readonly awaySince?: string
  /** how workers ended that were not told to; newest first */
  readonly ends?: readonly WorkerEnd[]
  /** how many workers ended so */
  readonly replaced?: number
  /** the last restart */
  readonly restart?: RestartOutcome | null
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
    | 'alerts'
    | 'storage'
    | 'backups'
  >
>

export type Stopped = { readonly stopped: boolean; readonly pid: number | null }

/** The status of a daemon that runs. */
export function statusOf(state: DaemonState, home: string, answering = true): DaemonStatus {
  const { pid, url, version, mode, gateway, startedAt, stoppingSince } = state
  const { worker, awaySince, ends, replaced, restart } = state
  const known = {
    ...{ running: true, pid, url, home, version, mode, answering, startedAt },
    ...(gateway && { gateway }),
    ...(worker !== undefined && { worker }),
    ...(awaySince !== undefined && { awaySince }),
    ...(ends && { ends, replaced: replaced ?? 0, restart: restart ?? null }),
  }
  return stoppingSince === undefined ? known : { ...known, stoppingSince }
}

/** The status if no daemon runs. */
export function absent(home: string): DaemonStatus {
  const nothing = { pid: null, url: null, version: null, mode: null, startedAt: null }
  return { running: false, ...nothing, home, answering: false }
}
