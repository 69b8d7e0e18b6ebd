import { test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { specify } from '../kernel/testing/decide.ts'
import { switchWebhookOff, switchWebhookOn } from './webhook.ts'

const webhook = { webhookId: asId<'webhook'>('WH-AAAAAAAAAA'), host: 'hooks.example.com' }
const reply = { host: webhook.host, offSince: null }

test('a webhook that wants no notices is switched off, and the event tells its host', () => {
  specify(switchWebhookOff)
    .given({ webhookOff: false })
    .when(webhook)
    .thenAccepted([{ type: 'WebhookSwitchedOff', ...webhook }], null)
})

test('a webhook is switched off once, however many notices find it gone', () => {
  specify(switchWebhookOff).given({ webhookOff: true }).when(webhook).thenAccepted([], null)
})

test('an admin switches it on again', () => {
  specify(switchWebhookOn)
    .given({ webhookOff: true })
    .when(webhook)
    .thenAccepted([{ type: 'WebhookSwitchedOn', ...webhook }], reply)
})

test('a webhook that is on stays on, and nothing happened', () => {
  specify(switchWebhookOn).given({ webhookOff: false }).when(webhook).thenAccepted([], reply)
})
