import { expect, test } from 'vitest'
import { refuseInTheClear } from './connect.ts'

test.each(['http://box-office.example.com', 'http://192.168.1.5:8080', 'http://0.0.0.0:8080'])(
  'S11: no token goes to %s, unless the user allows it',
  (url) => {
    expect(() => refuseInTheClear(url, false)).toThrow(
      expect.objectContaining({
        code: 'insecure-address',
        hint: expect.stringContaining('--insecure'),
      }),
    )
    refuseInTheClear(url, true)
  },
)

test.each(['https://box-office.example.com', 'http://127.0.0.1:8080', 'http://localhost:8080'])(
  'S11: a token may go to %s',
  (url) => refuseInTheClear(url, false),
)
