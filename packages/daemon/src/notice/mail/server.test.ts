import { expect, test } from 'vitest'
import { connectionOptions } from './server.ts'

const options = (host: string, user?: string) =>
  connectionOptions({ host, port: 587, secure: false, user, pass: user && 'secret' }, 1000)

test('a password is told to another machine by TLS only', () => {
  expect(options('smtp.example.com', 'box').requireTLS).toBe(true)
  expect(options('127.example.com', 'box').requireTLS).toBe(true)
  expect(options('10.0.0.1', 'box').requireTLS).toBe(true)
})

test('on this machine, or without a password, TLS is used where the server offers it', () => {
  for (const host of ['localhost', '127.0.0.1', '127.0.0.53', '::1'])
    expect(options(host, 'box').requireTLS).toBe(false)
  expect(options('smtp.example.com').requireTLS).toBe(false)
})

test('who has no user does not log in', () => {
  expect(options('smtp.example.com')).not.toHaveProperty('auth')
  expect(options('smtp.example.com', 'box').auth).toEqual({ user: 'box', pass: 'secret' })
})
