import { mayPassByItself } from '@outerpark/core/names'
import { type StoreTrouble, StoreUnavailable } from '@outerpark/core/ports'
import { reasonOf, unavailable } from './storage-trouble.ts'

/** How often it is tried whether the database can be written again, in milliseconds. */
const TRY_EVERY_MS = 2_000

export type OnTrouble = (now: StoreTrouble | undefined, before: StoreTrouble | undefined) => void

type Parts = {
  readonly now: () => number
  /** makes a small write, and throws the error of the database if that is not possible */
  readonly tryWrite: () => void
  /** hears of each change */
  readonly onTrouble: OnTrouble
  readonly everyMs?: number
}

/** Knows whether the database can be written. */
export type StorageWatch = {
  readonly trouble: () => StoreTrouble | undefined
  /** with what a write is refused now; undefined if it is not */
  readonly refusal: () => StoreUnavailable | undefined
  /** Call it with each error of a write. */
  readonly failed: (error: StoreUnavailable) => void
  readonly stop: () => void
}

/**
 * After a write that failed no other is begun, so nobody waits for a disk that hangs, and no task is done whose outcome
 * could not be recorded. A small write every two seconds finds out when it is over. Only damage is never over: writing on
 * would make it worse.
 */
export function watchStorage(parts: Parts): StorageWatch {
  const { now, tryWrite, onTrouble, everyMs = TRY_EVERY_MS } = parts
  let trouble: StoreTrouble | undefined
  let timer: NodeJS.Timeout | undefined

  const become = (next: StoreTrouble | undefined): void => {
    const before = trouble
    trouble = next
    onTrouble(next, before)
  }
  const failed = (error: StoreUnavailable): void => {
    const { code } = error
    if (trouble && (code === trouble.code || !mayPassByItself(trouble.code))) return
    // One kind that turns into another is the same trouble, for example a full disk that then breaks.
    become({ code, since: trouble?.since ?? now(), reason: reasonOf(error) })
    tryLater()
  }
  const tryLater = (): void => {
    clearTimeout(timer)
    if (trouble && mayPassByItself(trouble.code)) timer = setTimeout(tryNow, everyMs)
  }
  const tryNow = (): void => {
    try {
      tryWrite()
      become(undefined)
    } catch (error) {
      const reason = unavailable(error)
      if (!reason) throw error
      failed(reason)
      tryLater()
    }
  }

  return {
    trouble: () => trouble,
    refusal: () => trouble && refusalOf(trouble),
    failed,
    stop: () => clearTimeout(timer),
  }
}

const refusalOf = ({ code, reason }: StoreTrouble): StoreUnavailable =>
  new StoreUnavailable(code, `Nothing is written now (${reason}): nothing was changed.`, {
    cause: Object.assign(new Error('refused without a try'), { code: reason }),
  })
