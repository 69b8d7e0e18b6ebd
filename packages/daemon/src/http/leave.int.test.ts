import { once } from 'node:events'
import { connect } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { listen } from './server.ts'

const REQUEST = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'

test('a server that leaves answers a request that had arrived while it was busy', async () => {
  const { url, stop } = await listen((_, outgoing) => outgoing.end('Phantom'), {
    ...{ host: '127.0.0.1', port: 0 },
  })
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.setEncoding('utf8').write(REQUEST)
  await once(socket, 'data')

  const lingerMs = 20
  const stopped = stop(1_000, lingerMs)
  await turn()
  socket.write(REQUEST)
  const until = performance.now() + 3 * lingerMs
  while (performance.now() < until);

  const [answer] = await once(socket, 'data')
  expect(answer).toContain('Phantom')
  await stopped
  socket.destroy()
})
