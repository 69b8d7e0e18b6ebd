import { inspect } from 'node:util'
import type { Worker } from 'node:worker_threads'

/**
 * Waits until a thread has ended, and returns its last message.
 * @throws Error if the thread throws, ends with a code other than 0, sends no message, or sends one that cannot be read
 */
export function resultOf(thread: Pick<Worker, 'on'>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let last: { readonly message: unknown } | undefined
    const fail = (why: string, cause?: unknown) => reject(new Error(why, { cause }))
    thread.on('message', (message) => {
      last = { message }
    })
    thread.on('messageerror', (cause) => fail('The message of a thread cannot be read.', cause))
    thread.on('error', (error: unknown) => {
      if (!(error instanceof Error)) fail(`A thread threw ${inspect(error)}.`, error)
      // A DOMException loses its message on the way. Its stack still has it.
      else if (error.message === '') fail(`A thread threw an error: ${reasonIn(error)}`, error)
      else reject(error)
    })
    thread.on('exit', (code) => {
      if (code !== 0) fail(`A thread ended with code ${code}.`)
      else if (!last) fail('A thread ended without a result.')
      else resolve(last.message)
    })
  })
}

/** The line of the stack that names the error and its reason. */
const reasonIn = ({ stack = '', name }: Error): string => /^\w+: .+$/m.exec(stack)?.[0] ?? name
