import { expect, test } from 'vitest'
import { connectionOptions, type MailSecurity } from './server.ts'

const options = (security: MailSecurity, host: string, user?: string) =>
  connectionOptions(
    { host, port: 587, security, user, pass: user && 'secret', connections: 3 },
    1000,
  )

test('a password is sent to another machine only over TLS, and the error does not show it', () => {
  for (const host of ['smtp.example.com', '127.example.com', '10.0.0.1']) {
    expect(() => options('none', host, 'box')).toThrow(RangeError)
    expect(() => options('none', host, 'box')).not.toThrow(/secret/)
    expect(options('starttls', host, 'box')).toMatchObject({ requireTLS: true, ignoreTLS: false })
    expect(options('tls', host, 'box')).toMatchObject({ secure: true })
  }
})

test('on this machine, or without a password, TLS may be left out', () => {
  for (const host of ['localhost', '127.0.0.1', '127.0.0.53', '::1'])
    expect(options('none', host, 'box')).toMatchObject({ requireTLS: false, ignoreTLS: true })
  expect(options('none', 'smtp.example.com')).toMatchObject({ requireTLS: false, secure: false })
})

test('without a user there is no log-in', () => {
  expect(options('starttls', 'smtp.example.com')).not.toHaveProperty('auth')
  const { auth } = options('starttls', 'smtp.example.com', 'box')
  expect(auth).toEqual({ user: 'box', pass: 'secret' })
})

test('there are no more connections than workers', () => {
  expect(options('starttls', 'smtp.example.com').maxConnections).toBe(3)
})
