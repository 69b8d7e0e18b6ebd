import type { Store } from '@outerpark/core/ports'
import { expect, test, vi } from 'vitest'
import { taskRoutes } from './tasks.ts'

test('a task that becomes a dead letter while somebody drops it is not dropped unseen', async () => {
  const drop = vi.fn(async () => true)
  // Only these two are called.
  const store = { queries: { deadLetter: async () => undefined }, drop } as unknown as Store
  const kept = {
    has: () => false,
    once: async <T>(_: unknown, act: () => Promise<T>) => ({
      result: await act(),
      replayed: false,
    }),
  }
  const routes = taskRoutes(store, { kept, clock: { now: Date.now } })
  const dropping = routes.find(({ path }) => path === '/v1/tasks/{id}/drop')
  const request = { params: { id: 'TK-1' }, caller: { role: 'admin' } } as never
  await expect(dropping?.handle(request)).rejects.toMatchObject({ code: 'task-not-found' })
  expect(drop).not.toHaveBeenCalled()
})
