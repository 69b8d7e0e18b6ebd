import { asId } from '@outerpark/core/kernel'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { PLAN } from '../testing/contract/numbered-scene.ts'
import { hallReader } from './hall-reader.ts'
import { hallWriter } from './halls.ts'
import { openTables } from './open-tables.ts'

const hall = asId<'hall'>('HA-AAAAAAAAAA')
const versions = [1, 2, 3, 4]

function opened(onEnd: (act: () => void) => void) {
  const folder = temporaryFolder()
  onEnd(folder.remove)
  const tables = openTables(folder.file('outerpark.db'))
  onEnd(() => void tables.db.close())
  const plan = (rows: number) => ({ ...PLAN, levels: [{ name: '1F', rows: `1..${rows} 1-6` }] })
  const { plans } = hallWriter(tables.db)
  plans({
    hallPlans: versions.map((version) => ({
      ...{ type: 'HallPlanned', hallId: hall, version, plan: plan(version + 1) },
      ...{ hall: 'Small Stage', timeZone: 'Asia/Seoul' },
      ...{ actor: 'admin', at: '2026-12-01T09:00:00.000Z' },
    })),
  })
  return tables
}

test('the plan of a version is read once, whoever asks for it', ({ onTestFinished }) => {
  const { halls } = opened(onTestFinished)
  const read = halls.newest(hall)
  expect(read).toMatchObject({ id: hall, version: 4, last: 4, map: { count: 30 } })
  expect(halls.version({ id: hall, version: 4 })?.map).toBe(read?.map)
  expect(halls.all()[0]?.map).toBe(read?.map)
  expect(halls.map({ id: hall, version: 4 })).toBe(read?.map)
})

test('plans stay in memory while there is room, and are read again after that', ({
  onTestFinished,
}) => {
  const { db } = opened(onTestFinished)
  const { version } = hallReader(db, 3_500)
  const ask = (number: number) => version({ id: hall, version: number })
  const first = versions.map(ask)
  expect(ask(4)).toBe(first[3])
  expect(ask(1)).not.toBe(first[0])
  expect(versions.map(ask)).toEqual(first)
})

test('a hall or a version that does not exist is nothing, and a performance cannot have it', ({
  onTestFinished,
}) => {
  const { halls } = opened(onTestFinished)
  expect(halls.newest(asId<'hall'>('HA-ZZZZZZZZZZ'))).toBe(undefined)
  expect(halls.version({ id: hall, version: 9 })).toBe(undefined)
  expect(() => halls.map({ id: hall, version: 9 })).toThrow('has no version 9')
})
