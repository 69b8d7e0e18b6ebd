import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { groupCommit } from './group-commit.ts'

let db: Database.Database
let group: ReturnType<typeof groupCommit>
/** the number of jobs in each transaction */
let transactions: number[]
let ran: number

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  db = new Database(':memory:')
  transactions = []
  ran = 0
  group = groupCommit(db, {
    write() {},
    over() {
      transactions.push(ran)
      ran = 0
    },
  })
})
afterEach(() => {
  db.close()
  vi.useRealTimers()
})

const job = () => {
  ran += 1
}
/** A request whose caller waits for the answer. */
const ask = () => group.submit(job)
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('work that nobody waits for', () => {
  test('joins the group of whoever asks next', async () => {
    const later = [group.submitLater(job), group.submitLater(job)]
    await ask()
    await Promise.all(later)
    expect(transactions).toEqual([3])
  })

  test('makes no group of its own while people rush, however much of it there is', async () => {
    for (let i = 0; i < 20; i++) {
      await ask()
      await pass(10)
      void group.submitLater(job)
      await pass(10)
    }
    expect(transactions).toHaveLength(20)
    expect(transactions.slice(1)).toEqual(Array(19).fill(2))
  })

  test('makes a group of its own once nobody has asked for 50 ms', async () => {
    await ask()
    const later = [group.submitLater(job), group.submitLater(job)]
    await pass(49)
    expect(transactions).toEqual([1])
    await pass(1)
    await Promise.all(later)
    expect(transactions).toEqual([1, 2])
  })

  test('waits a few milliseconds for company when nobody rushes', async () => {
    const later = [group.submitLater(job)]
    await pass(4)
    later.push(group.submitLater(job))
    expect(transactions).toEqual([])
    await pass(1)
    await Promise.all(later)
    expect(transactions).toEqual([2])
  })

  test('is all done, however much of it there is', async () => {
    const later = Array.from({ length: 300 }, () => group.submitLater(job))
    await pass(5)
    await Promise.all(later)
    expect(transactions).toEqual([128, 128, 44])
  })

  test('is done when the store closes', async () => {
    const later = group.submitLater(job)
    group.drain()
    await later
    expect(transactions).toEqual([1])
  })
})

describe('a full group', () => {
  /** How many transactions there were when the event loop had its next turn. */
  const atNextTurn = () =>
    new Promise<number>((resolve) => setImmediate(() => resolve(transactions.length)))

  test('of jobs that somebody waits for does not wait for the end of the turn', async () => {
    const all = Array.from({ length: 256 }, ask)
    expect(transactions).toEqual([128, 128])
    await Promise.all(all)
  })

  test('of jobs that nobody waits for does, also if somebody asks beside them', async () => {
    const later = Array.from({ length: 300 }, () => group.submitLater(job))
    const asked = [ask(), ask()]
    expect(transactions).toEqual([])
    await Promise.all([...later, ...asked])
    expect(transactions).toEqual([128, 128, 46])
  })

  test('leaves the turn to others, however soon those of the group ask again', async () => {
    const turn = atNextTurn()
    for (let groups = 0; groups < 50; groups++) await Promise.all(Array.from({ length: 128 }, ask))
    expect(await turn).toBe(8)
    expect(transactions).toHaveLength(50)
  })
})

describe('jobs that take long', () => {
  /** Takes 15 ms, as one that reads all that a customer has booked. */
  const slow = () => {
    vi.advanceTimersByTime(15)
    job()
  }

  test('do not all wait for each other: those that are left go into the next groups, in their order', async () => {
    const ended: number[] = []
    const asked = [0, 1, 2, 3, 4].map((n) => group.submit(slow).then(() => ended.push(n)))
    await Promise.all(asked)
    expect(transactions).toEqual([2, 2, 1])
    expect(ended).toEqual([0, 1, 2, 3, 4])
  })

  test('are all done when the store closes', async () => {
    const asked = [0, 1, 2].map(() => group.submit(slow))
    group.drain()
    await Promise.all(asked)
    expect(transactions).toEqual([2, 1])
  })
})
