import { EventEmitter, once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { resultOf } from './thread-result.ts'

/** The result of a thread that runs this code. */
const run = (code: string) =>
  resultOf(
    new Worker(`const { parentPort } = require('node:worker_threads'); ${code}`, { eval: true }),
  )

test('the last message of a thread is its result, once the thread has ended', async () => {
  const code = 'parentPort.postMessage(1); setTimeout(() => parentPort.postMessage({ n: 2 }), 20)'
  expect(await run(code)).toEqual({ n: 2 })
})

test('undefined that was said is a result', async () => {
  expect(await run('parentPort.postMessage(undefined)')).toBeUndefined()
})

test.each([
  ["throw new RangeError('no disk')", 'no disk'],
  ["parentPort.postMessage(1); throw new Error('could not close')", 'could not close'],
  ["Promise.reject(new Error('nobody caught it'))", 'nobody caught it'],
  ['throw new Error()', 'A thread threw an error: Error'],
  ["throw 'words'", "A thread threw 'words'."],
  [
    'parentPort.postMessage(() => {})',
    'A thread threw an error: DataCloneError: () => {} could not be cloned.',
  ],
  ['', 'A thread ended without a result.'],
  ['process.exit(3)', 'A thread ended with code 3.'],
  ['parentPort.postMessage(1); setTimeout(() => process.exit(3), 20)', 'ended with code 3.'],
])('%j rejects: %s', async (code, why) => {
  const failing = run(code)
  await expect(failing).rejects.toBeInstanceOf(Error)
  await expect(failing).rejects.toThrow(why)
})

test('a thread that is broken off rejects', async () => {
  const thread = new Worker('setInterval(() => {}, 1000)', { eval: true })
  await once(thread, 'online')
  const result = expect(resultOf(thread)).rejects.toThrow('A thread ended with code 1.')
  await thread.terminate()
  await result
})

test('a thread that is broken off before it has begun rejects', async () => {
  const thread = new Worker('', { eval: true })
  const result = expect(resultOf(thread)).rejects.toThrow('A thread ended')
  await thread.terminate()
  await result
})

test('a message that cannot be read rejects, with the reason', async () => {
  const thread = new EventEmitter()
  const result = resultOf(thread as unknown as Worker) // Node reads every message that a test can send
  const cause = new TypeError('unknown class')
  thread.emit('messageerror', cause)
  thread.emit('exit', 0)
  await expect(result).rejects.toMatchObject({
    message: 'The message of a thread cannot be read.',
    cause,
  })
})
