import { expect, test } from 'vitest'
import { widthOf } from '../../text/width.ts'
import type { Snapshot } from '../model/model.ts'
import { type PlaceId, TABS } from '../places.ts'
import { known, sceneOf, viewOf } from '../testing/scene.ts'
import { tabLine } from './tabs.ts'

const admin = { works: known({ role: 'admin', customer: null, staff: null } as never) }
const jun = known({ role: 'staff', customer: null, staff: { name: 'Park Jun' } } as never)
const minji = known({ role: 'customer', customer: { name: '김민지' }, staff: null } as never)

type Given = { columns?: number; language?: 'en' | 'ko'; tabs?: readonly PlaceId[] }
const shown = (place: PlaceId, snapshot: Partial<Snapshot>, given: Given = {}) => {
  const { columns = 80, language = 'en', tabs = TABS } = given
  const scene = sceneOf(snapshot, { columns, rows: 19 })
  return tabLine(viewOf(scene, language), { place, tabs, snapshot: scene.snapshot })
}

test('at 80 columns the present group has its names, and each other one its keys and its name', () => {
  expect(shown('checks', admin)).toBe(
    '  1-3 Booking │ 4-6 Selling │ 7 Pipeline  8 Events  9 Sandbox [0 Checks]  admin ',
  )
  expect(shown('customer', admin, { language: 'ko' })).toBe(
    '  1-3 예매 │ 4 공연 관리  5 매출 [6 고객]│ 7-0 운영                      관리자 ',
  )
})

test('on a wide terminal all tabs have their names', () => {
  const line = shown('season', { who: minji }, { columns: 130 })
  expect(line).toContain("[1 What's on] 2 My page  3 Account │ 4 Musicals ")
  expect(line).toMatch(/0 Checks +김민지 $/)
})

test('a customer has three tabs and no groups', () => {
  const tabs = ['season', 'mypage', 'account'] as const
  expect(shown('mypage', { who: minji }, { tabs })).toMatch(
    /^ {2}1 What's on \[2 My page] 3 Account +김민지 $/,
  )
})

test('it says who acts: the customer or nobody, and on the screens of staff who works there', () => {
  expect(shown('mypage', { who: minji, ...admin })).toContain('김민지')
  expect(shown('pipeline', { who: minji, ...admin })).toContain('admin')
  expect(shown('sales', { works: jun }, { columns: 130 })).toContain('Park Jun (staff)')
  expect(shown('season', { who: jun })).toMatch(/ Park Jun $/)
})

test('however long a name is, the tabs stay whole and the line fits', () => {
  const long = known({ role: 'staff', customer: null, staff: { name: '박'.repeat(60) } } as never)
  for (const columns of [60, 80, 100, 120, 200])
    for (const place of TABS) {
      const line = shown(place, { works: long, who: long }, { columns })
      expect(widthOf(line), line).toBeLessThanOrEqual(columns)
      expect(line.split('박')[0]).not.toContain('…')
    }
})
