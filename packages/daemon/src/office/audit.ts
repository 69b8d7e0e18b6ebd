import type { Audit } from '@outerpark/core/ports'
import { startThread } from './threads.ts'

/** What can be asked of the thread. */
export type AuditCall = Exclude<keyof Audit, 'close'>
export type AuditQuestion = {
  readonly id: number
  readonly call: AuditCall
  readonly parameters: readonly unknown[]
}
export type AuditAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: unknown }

type Waiting = { resolve: (value: never) => void; reject: (error: unknown) => void }

/**
 * The audit of a box office in a thread of its own: on a million reservations its questions take seconds, in which no
 * booking has to wait.
 * @param file the database of the write side
 */
export function openAudit(file: string): Audit {
  const thread = startThread('audit-thread', 'audit', file)
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let over: Error | undefined

  const end = (error: Error): void => {
    over ??= error
    for (const { reject } of waiting.values()) reject(over)
    waiting.clear()
  }
  thread.on('message', (answer: AuditAnswer) => {
    const asker = waiting.get(answer.id)
    waiting.delete(answer.id)
    // What the thread's own audit gave to a call of the same name.
    if ('value' in answer) asker?.resolve(answer.value as never)
    else asker?.reject(answer.error)
  })
  thread.on('error', end)
  thread.on('exit', () => end(new Error('The audit has ended.')))

  const ask = <Call extends AuditCall>(call: Call, ...parameters: Parameters<Audit[Call]>) =>
    new Promise<Awaited<ReturnType<Audit[Call]>>>((resolve, reject) => {
      if (over) return reject(over)
      const id = asked++
      waiting.set(id, { resolve, reject })
      thread.postMessage({ id, call, parameters } satisfies AuditQuestion)
    })
  return {
    invariants: () => ask('invariants'),
    beliefs: (keys) => ask('beliefs', keys),
    paidBefore: (time, page) => ask('paidBefore', time, page),
    async close() {
      await thread.terminate()
    },
  }
}
