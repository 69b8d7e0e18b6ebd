import { expect, test } from 'vitest'
import type { Client } from '../client/client.ts'
import { Failure } from '../failure.ts'
import { makeApp } from './app/app.ts'
import type { Session } from './session.ts'
import { modelOf, optionsOf } from './testing/app.ts'
import { known, NOW, performance } from './testing/scene.ts'

const admin = known({ role: 'admin', customer: null, staff: null } as never)
const minji = known({ role: 'customer', customer: { name: '김민지' }, staff: null } as never)

/** The text of an interface and its keys, for somebody who also works there. */
function open(snapshot: Parameters<typeof modelOf>[0], way = {}) {
  const options = optionsOf(modelOf({ season: known([performance('PF-1', 'Cats')]), ...snapshot }))
  const clips: string[] = []
  const app = makeApp({
    ...options,
    session: {
      ...{ own: {} as Client, staff: {} as Client, staffProfile: 'admin' },
      ...{
        url: 'http://127.0.0.1:1',
        called: 'outerpark',
        way: (by: string) => ({ ...way, profile: by }),
      },
    } as unknown as Session, // nothing is asked
    host: { ...options.host, clip: (text) => void clips.push(text) },
  })
  const press = (...names: string[]) => {
    for (const name of names) app.press({ name, text: name.length === 1 ? name : undefined })
    return app.shown().lines.join('\n')
  }
  return { press, clips }
}

test('a screen for customers says to who works here for whom it is, and i leads to signing in', () => {
  const { press } = open({ who: admin, works: admin })
  expect(press('2')).toMatch(/This is a screen for customers, and you work here\. Press i/)
  expect(press('i')).toContain('Sign up or in')
  expect(press('escape', '1', 'enter')).toContain('This is a screen for customers')
})

test('who works here is offered no sign-up on the screens of staff', () => {
  const { press } = open({ who: admin, works: admin })
  expect(press('8', '?')).not.toContain('sign in')
  expect(press('escape', '1', '?')).toContain('sign in')
})

test('0 leads to the tenth tab, and the help has the keys of the tabs', () => {
  const { press } = open({ who: minji, works: admin })
  expect(press('?')).toMatch(/1 … 0 +that screen/)
  expect(press('escape', '0')).toMatch(/\[0 Checks]/)
})

test('who may not see a screen reads why as a whole', () => {
  const failure = new Failure({
    ...{ code: 'not-allowed', title: '', hint: 'See: outerpark whoami' },
    detail: 'This takes a token with the scope admin.',
  })
  const refused = { value: undefined, at: NOW, freshness: { state: 'failed', failure } } as const
  const { press } = open({ who: minji, works: admin, office: refused, knobs: refused })
  const text = press('9')
  expect(text).toContain('This takes a token with the scope admin. See: outerpark whoami')
  expect(text).toContain('quit')
})

test('the command that is copied reaches the same box office as who acts on the screen', () => {
  const { press, clips } = open({ who: minji, works: admin }, { context: 'seoul', insecure: true })
  press('c')
  press('0', 'c')
  const way = '--context seoul --insecure'
  expect(clips).toEqual([
    `outerpark performance show PF-1 --profile own ${way}`,
    `outerpark verify --profile staff ${way}`,
  ])
})
