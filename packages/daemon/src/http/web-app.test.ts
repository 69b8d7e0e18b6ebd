import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { until } from '../testing/settled.ts'
import { bodyBudget } from './body.ts'
import { streamRoute } from './route.ts'
import { webApp } from './web-app.ts'

test('a stream whose client left before its first byte ends, and frees its place', async () => {
  let ended = false
  async function* events() {
    try {
      yield 'retry: 1000\n\n'
      yield 'never read'
    } finally {
      ended = true
    }
  }
  const fetch = webApp(
    [
      streamRoute({
        ...{ path: '/stream', audience: 'anyone', tag: 't', summary: 's', query: z.object({}) },
        handle: async () => ({ events: events() }),
      }),
    ],
    {
      answer: async () => ({ events: events() }),
      budget: bodyBudget(),
      addressOf: () => 'local',
      counted: (_, problem) => problem,
      stopping: new AbortController().signal,
      onFault: () => undefined,
    },
  )
  const env = {
    incoming: { url: '/stream', method: 'GET', headers: {} } as IncomingMessage,
    outgoing: { destroyed: true, headersSent: false } as ServerResponse,
  } as HttpBindings // these are all that it looks at
  await fetch(new Request('http://localhost/stream'), env)
  await until('the end of the stream', () => ended)
  expect(ended).toBe(true)
})
