import { asId } from '@outerpark/core/kernel'
import { renderMail } from '@outerpark/core/words'
import { expect, test } from 'vitest'
import { MailRefused } from './errors.ts'
import { failureOf, fields, mail, mailTo, office, signal } from './testing/office.ts'

test('a mail arrives with a Korean subject, as plain text and as HTML', async () => {
  const { mail: delivery, received } = await office()
  const sent = mail()
  await delivery.deliver(sent, signal)
  expect(received).toHaveLength(1)
  const [arrived] = received
  expect(arrived?.to).toEqual(['minji@example.com'])
  expect(arrived?.parsed).toMatchObject({
    subject: '예매 확정: 오페라의 유령',
    from: { name: '아우터파크', address: 'tickets@outerpark.example' },
    to: [{ address: 'minji@example.com' }],
    attachments: [],
  })
  expect(arrived?.parsed.text?.trimEnd()).toBe(sent.text.trimEnd())
  expect(arrived?.parsed.html?.trimEnd()).toBe(sent.html.trimEnd())
  expect(arrived?.source).toMatch(/^Content-Type: multipart\/alternative;/m)
})

test('an English mail names its language, and asks for no automatic replies', async () => {
  const { mail: delivery, received } = await office()
  const english = renderMail('payment-cancelled', fields, 'en')
  await delivery.deliver(mail({ language: 'en', ...english }), signal)
  expect(received[0]?.parsed.subject).toBe('Booking cancelled: 오페라의 유령')
  expect(received[0]?.source).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(received[0]?.source).toMatch(/^Content-Language: en\r$/m)
})

test('a mail that is sent twice has the same Message-ID; a mail about another event has another', async () => {
  const { mail: delivery, received } = await office()
  await delivery.deliver(mail(), signal)
  await delivery.deliver(mail(), signal)
  await delivery.deliver(mail({ about: asId('EV-BBBBBBBBBB') }), signal)
  expect(received.map(({ parsed }) => parsed.messageId)).toEqual([
    '<EV-AAAAAAAAAA.mail@outerpark.example>',
    '<EV-AAAAAAAAAA.mail@outerpark.example>',
    '<EV-BBBBBBBBBB.mail@outerpark.example>',
  ])
})

test('mails share connections', async () => {
  const { mail: delivery, received, connections } = await office()
  for (let n = 0; n < 20; n++) await delivery.deliver(mail(), signal)
  expect(received).toHaveLength(20)
  expect(connections()).toBe(1)
})

test.each([
  ['a line end', 'Rent\r\nBcc: everybody@example.com'],
  ['a bare line feed', 'Rent\nBcc: everybody@example.com'],
  ['a bare carriage return', 'Rent\rBcc: everybody@example.com'],
  ['an empty line, and a body', 'Rent\r\n\r\n<h1>Free tickets</h1>'],
  ['the end of the mail', 'Rent\r\n.\r\nMAIL FROM:<x@example.com>\r\n'],
  ['a line separator', 'Rent\u2028Bcc: everybody@example.com'],
  ['an encoded line end', '=?utf-8?Q?Rent=0D=0ABcc:_everybody@example.com?='],
])('a title with %s adds no header, no recipient and no mail', async (_, title) => {
  const { mail: delivery, received } = await office()
  const rendered = renderMail('payment-approved', { ...fields, title }, 'en')
  await delivery.deliver(mail(rendered), signal)
  // The same with a subject that renderMail did not make.
  await delivery.deliver(mail({ ...rendered, subject: title }), signal)
  expect(received).toHaveLength(2)
  for (const { to, parsed, source } of received) {
    expect(to).toEqual(['minji@example.com'])
    expect(parsed.bcc).toBeUndefined()
    expect(parsed.headers.map(({ key }) => key).sort()).toEqual([
      'auto-submitted',
      'content-language',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ])
    expect(parsed.subject).not.toMatch(/[\r\n]/)
    expect(source.match(/^Bcc:/im)).toBeNull()
  }
})

test.each([
  'minji@example.com, everybody@example.com',
  'minji@example.com\r\nRCPT TO:<everybody@example.com>',
  'minji@example.com>\r\nDATA',
  'Minji <minji@example.com>, everybody@example.com',
])('the address %j is not read as several addresses or as a command', async (to) => {
  const { mail: delivery, received } = await office()
  await failureOf(delivery.deliver(mail({ to }), signal))
  for (const { to } of received) {
    expect(to).toHaveLength(1)
    expect(to).not.toContain('everybody@example.com')
  }
})

test('an empty address is refused for good, without asking the server', async () => {
  const { mail: delivery } = await office()
  await expect(delivery.deliver(mail({ to: '' }), signal)).rejects.toBeInstanceOf(MailRefused)
})

test.each(['', 'OuterPark', 'a@example.com, b@example.com', 'x\r\ny'])(
  'a sender like %j is refused at start',
  (from) => {
    expect(() => mailTo(25, { from })).toThrow(RangeError)
  },
)
