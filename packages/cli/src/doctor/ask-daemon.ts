import type { StatusResponse } from '@outerpark/core/contract'
import type { StateFile } from '@outerpark/core/names'
import { socketOf } from '../daemon/state.ts'
import { Failure } from '../failure.ts'
import { readBody, send } from '../http/request.ts'
import { readAdminToken } from '../profiles/identity.ts'

/** How long an answer may take (ms), before it counts as none. */
const PATIENCE_MS = 5_000

/** What a daemon that runs has answered. */
export type Asked = {
  readonly status: StatusResponse | undefined
  /** why there is no status */
  readonly trouble: string | undefined
  /** what to do about it; undefined if that is not known */
  readonly remedy: string | undefined
  /** the figures for Prometheus; undefined if it does not count */
  readonly metrics: string | undefined
  /** its clock when it answered, and ours (ms since the epoch) */
  readonly clocks: { readonly theirs: number; readonly ours: number } | undefined
  /** whether this daemon answers at its address, or says there that its worker does not start */
  readonly atItsAddress: boolean
}

/** Asks a daemon over its socket, and once at its address, where customers come. */
export async function askDaemon(home: string, file: StateFile): Promise<Asked> {
  const socketPath = socketOf(home, file)
  const here = { url: file.url, socketPath }
  // A token that cannot be read is a reason like any other why there is no answer.
  const asAdmin = async (path: string) =>
    ask(here, path, readAdminToken({ places: { home, profiles: '' }, url: undefined }))
  const alive = await ask({ url: file.url }, '/livez').catch(() => undefined)
  const status = await asAdmin('/v1/status').catch((error: Error) => error)
  const metrics = await asAdmin('/metrics').catch(() => undefined)
  const told = status instanceof Error ? undefined : status
  return {
    status: told?.code === 200 ? (JSON.parse(told.text) as StatusResponse) : undefined, // our daemon sends nothing else
    trouble: troubleOf(status),
    remedy: status instanceof Failure ? status.hint : undefined,
    metrics: metrics?.code === 200 ? metrics.text : undefined,
    clocks: told?.clocks,
    atItsAddress: [file.instance, '"worker-away"'].some((own) => alive?.text.includes(own)),
  }
}

const troubleOf = (status: Error | Answer): string | undefined => {
  if (status instanceof Error) return status.message
  return status.code === 200 ? undefined : `HTTP ${status.code}`
}

type Answer = {
  readonly code: number | undefined
  readonly text: string
  readonly clocks: Asked['clocks']
}

async function ask(
  place: { readonly url: string; readonly socketPath?: string | undefined },
  path: string,
  token?: string,
): Promise<Answer> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const answer = await send({ method: 'GET', place, path, headers, silenceMs: 0, signal })
  const ours = Date.now()
  const theirs = Date.parse(answer.headers.date ?? '')
  const text = await readBody(answer, place)
  return {
    code: answer.statusCode,
    text,
    clocks: Number.isNaN(theirs) ? undefined : { theirs, ours },
  }
}
