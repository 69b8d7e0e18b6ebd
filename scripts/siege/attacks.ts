import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf, httpClient, type Question } from '../lab/client.ts'
import { head, rawConnection, write } from './raw.ts'
import type { Attack, Target } from './target.ts'

/** So many do the same at once, again and again. */
const crowd = async (count: number, stopped: AbortSignal, act: (i: number) => Promise<unknown>) => {
  await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      while (!stopped.aborted) await act(i)
    }),
  )
}

/** Asks on keep-alive connections. */
const asker = ({ url }: Target, saw: (answer: string) => void, connections: number) => {
  const client = httpClient(url, { connections })
  return async (question: Question) => {
    const answer = await client.ask(question).catch(() => undefined)
    if (!answer) return void saw('closed')
    saw(answer.status < 400 ? String(answer.status) : `${answer.status} ${codeOf(answer)}`)
    return answer
  }
}

/** Eight send bodies in chunks of one byte each, without an end (S2). */
const tinyChunks =
  (path: string, headersOf: (target: Target) => readonly string[]): Attack =>
  (target, saw, stopped) =>
    crowd(8, stopped, async () => {
      const socket = await rawConnection(target.url, saw)
      const lines = ['Transfer-Encoding: chunked', ...headersOf(target)]
      await write(socket, head(path, lines))
      while (!stopped.aborted && (await write(socket, '1\r\nx\r\n'.repeat(5_000))));
      socket.destroy()
    })

const bytes = tinyChunks('/v1/customers', () => [])
const signedBytes = tinyChunks('/v1/reservations', ({ tokens }) => [
  `Authorization: Bearer ${tokens[0]}`,
])
const guessedBytes = tinyChunks('/v1/reservations', () => ['Authorization: Bearer op_guess'])

/** One account asks for all seats of a hall, and others loop declined cards (S5). */
const seats: Attack = async (target, saw, stopped) => {
  const ask = asker(target, saw, 4)
  await crowd(4, stopped, (i) => {
    const token = target.tokens[i] ?? ''
    const body = {
      performanceId: target.performanceId,
      seats: i === 0 ? 100_000 : 10,
      paymentMethod: 'card-declined',
    }
    return ask({ method: 'POST', path: '/v1/reservations', token, body })
  })
}

const line = (grade: string, seats: number) => ({ grade, seats })

/** Bookings of several grades that ask for too much, or for what cannot be. */
const TRICKS: readonly object[] = [
  // One grade in two spellings, and in letters of another alphabet that look the same.
  { lines: [line('VIP', 1), line('vip', 1)] },
  { lines: [line('VIP', 1), line('VІР', 1)] },
  { lines: [line('VIP', 1)], seats: 1 },
  { lines: [line('VIP', 1), line('R', 1)], grade: 'R' },
  { lines: [line('VIP', 5), line('R', -3)] },
  { lines: [line('VIP', 1), line('R', 0.5)] },
  { lines: [line('VIP', 1), line('R', 2 ** 53)] },
  { lines: [] },
  { lines: { length: 2 } },
  { lines: Array.from({ length: 21 }, (_, i) => line(`G${i}`, 1)) },
  { lines: Array.from({ length: 10_000 }, (_, i) => line(`G${i}`, 1)) },
  { lines: [line('VIP', 6), line('R', 6)] },
  { lines: [line('VIP', 100_000), line('R', 100_000)] },
  { lines: [line('VIP', 1), line('S', 1)] },
  { lines: [line('VIP', 1), line('gone', 1)] },
  { lines: [line('VIP', 1), line('R', 1)], expectedAmount: { amount: 1, currency: 'KRW' } },
  { lines: [line('VIP', 1), line('R', 1)], expectedAmount: { amount: 100_000, currency: 'USD' } },
]

/** Four accounts send bookings of several grades that nobody should get (S5, S7). */
const lines: Attack = async (target, saw, stopped) => {
  const ask = asker(target, saw, 4)
  const { ofSeveralGrades: performanceId } = target
  let next = 0
  await crowd(4, stopped, (i) => {
    const token = target.tokens[20 + i] ?? ''
    const body = { performanceId, ...TRICKS[next++ % TRICKS.length] }
    return ask({ method: 'POST', path: '/v1/reservations', token, body })
  })
}

/** Strangers sign up one customer after the other (S7). */
const signUps: Attack = async (target, saw, stopped) => {
  const ask = asker(target, saw, 16)
  let count = 0
  await crowd(16, stopped, () => {
    const body = { name: 'Mallory', email: `mallory${process.pid}-${++count}@example.com` }
    return ask({ method: 'POST', path: '/v1/customers', body })
  })
}

/** Four connections send a megabyte of fields that nobody knows (S7). */
const fields: Attack = async (target, saw, stopped) => {
  const ask = asker(target, saw, 4)
  const body = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`f${i}`, 1]))
  await crowd(4, stopped, (i) =>
    i % 2 === 0
      ? ask({ method: 'POST', path: '/v1/customers', body })
      : ask({ method: 'POST', path: '/v1/reservations', token: target.tokens[0] ?? '', body }),
  )
}

/** Sends 20,000 requests on one connection without waiting for answers, and when all are answered, again (S7). */
const pipeline: Attack = (target, saw, stopped) =>
  crowd(1, stopped, async () => {
    let answered = 0
    const socket = await rawConnection(target.url, (answer) => {
      answered += 1
      saw(answer)
    })
    const one = 'GET /v1/performances HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'
    for (let sent = 0; sent < 20_000 && !stopped.aborted; sent += 500)
      if (!(await write(socket, one.repeat(500)))) break
    while (answered < 19_999 && !socket.destroyed && !stopped.aborted) await sleep(10)
    socket.destroy()
  })

/** Thousands of connections send the head of a request, one byte every 100 ms (S7, S17). */
const slow: Attack = async (target, saw, stopped) => {
  const SLICE = 500
  const MOST = 4_000
  const sockets = new Set<Awaited<ReturnType<typeof rawConnection>>>()
  const text = `GET /livez HTTP/1.1\r\nX-Slow: ${'x'.repeat(100_000)}`
  for (let at = 0; !stopped.aborted; at = Math.min(at + 1, text.length - 1)) {
    const room = Math.min(SLICE, MOST - sockets.size)
    const fresh = await Promise.all(
      Array.from({ length: room }, () => rawConnection(target.url, saw)),
    )
    for (const socket of fresh) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.write('GET /livez HTTP/1.1\r\nX-')
    }
    for (const socket of sockets) socket.write('x')
    await sleep(100)
  }
  for (const socket of sockets) socket.destroy()
}

/** Fifty accounts open all the streams that they can (S8). */
const streams: Attack = async (target, saw, stopped) => {
  const open = async (token: string) => {
    const socket = await rawConnection(target.url, saw)
    const lines = [
      'GET /v1/mypage/stream HTTP/1.1',
      'Host: 127.0.0.1',
      `Authorization: Bearer ${token}`,
    ]
    await write(socket, `${lines.join('\r\n')}\r\n\r\n`)
    return socket
  }
  const all = target.tokens.slice(0, 50).flatMap((token) => Array.from({ length: 20 }, () => token))
  const sockets = await Promise.all(all.map(open))
  while (!stopped.aborted) await sleep(20)
  for (const socket of sockets) socket.destroy()
}

/** One account books and cancels again and again (S9). */
const refunds: Attack = async (target, saw, stopped) => {
  const ask = asker(target, saw, 8)
  const token = target.tokens[10] ?? ''
  await crowd(8, stopped, async () => {
    const body = { performanceId: target.performanceId, seats: 1 }
    const booked = await ask({ method: 'POST', path: '/v1/reservations', token, body })
    if (booked?.status !== 201) return
    const { id } = JSON.parse(booked.text)
    await ask({ method: 'POST', path: `/v1/reservations/${id}/cancel`, token })
  })
}

/** Every attack, by the name that `--only` takes. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  bytes,
  'signed-bytes': signedBytes,
  'guessed-bytes': guessedBytes,
  seats,
  lines,
  'sign-ups': signUps,
  fields,
  pipeline,
  slow,
  streams,
  refunds,
}
