import { expect, test } from 'vitest'
import { makeLine } from './seats-line.ts'

type Job = { readonly kind: string; readonly n: number }
const job = (kind: string, n: number): Job => ({ kind, n })
const line = () => makeLine<Job>((newer, waiting) => newer.kind === waiting.kind)

test('of what waits only the newest of a kind is done, after all that was begun', async () => {
  const { put, isBusy } = line()
  const done: number[] = []
  const gates = [Promise.withResolvers<void>()]
  const work = async ({ n }: Job) => {
    await gates[0]?.promise
    done.push(n)
    return undefined
  }
  const all = [put(job('hold', 1), work), put(job('hold', 2), work)]
  all.push(put(job('extend', 3), work), put(job('hold', 4), work))
  expect(isBusy()).toBe(true)
  gates[0]?.resolve()
  await Promise.all(all)
  expect(done).toEqual([1, 3, 4])
  expect(isBusy()).toBe(false)
})

test('what follows from a job is done next, but not if somebody wants something newer', async () => {
  const { put } = line()
  const done: number[] = []
  const work = async ({ kind, n }: Job) => {
    done.push(n)
    await Promise.resolve()
    return n < 3 ? job(kind, n + 1) : undefined
  }
  await put(job('hold', 1), work)
  expect(done).toEqual([1, 2, 3])
  const both = [put(job('hold', 1), work), put(job('hold', 7), work)]
  await Promise.all(both)
  expect(done.slice(3)).toEqual([1, 7])
})

test('a job that fails is told to who has put it, and the line goes on', async () => {
  const { put, isBusy } = line()
  await expect(put(job('hold', 1), () => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
  expect(isBusy()).toBe(false)
  const done: number[] = []
  await put(job('hold', 2), async ({ n }) => void done.push(n))
  expect(done).toEqual([2])
})
