import { announcementKey, type Plan, type Showing, type State } from '@outerpark/core/engine'
import type { Announcement, CastMember, Choice, PerformanceId } from '@outerpark/core/kernel'
import type { Queries } from '@outerpark/core/ports'
import type { OpenAnnouncement } from '@outerpark/core/reservation'
import type Database from 'better-sqlite3'

/**
 * This migration adds what everybody hears of who has booked a performance (domain 3.9), and what follows from it for the performance.
 * Performances and reservations from before have heard of nothing.
 */
export const ANNOUNCEMENTS = `
  ALTER TABLE performances ADD COLUMN choices TEXT; -- JSON [[position, until in ms], …]; NULL if it was never moved or essentially changed
  ALTER TABLE performances ADD COLUMN cast_list TEXT; -- JSON [[role, name], …]; NULL if the house has not said it
  ALTER TABLE musicals ADD COLUMN age INTEGER; -- years; NULL if the house has not said it
  ALTER TABLE musicals ADD COLUMN cast_list TEXT; -- as that of a performance
  ALTER TABLE reservations ADD COLUMN told INTEGER; -- the position of the last announcement that its customer has heard of
  ALTER TABLE notices ADD COLUMN announcement TEXT; -- JSON: what was said of the performance, if the notice is about that
  CREATE TABLE announcements (
    position INTEGER PRIMARY KEY, -- of its event
    performance TEXT NOT NULL REFERENCES performances (id),
    announcement TEXT NOT NULL, -- JSON
    told INTEGER NOT NULL CHECK (told >= 0), -- how many bookings
    ended INTEGER NOT NULL CHECK (ended IN (0, 1))
  ) STRICT;
  CREATE INDEX announcements_open ON announcements (position) WHERE ended = 0;
  CREATE INDEX announcements_of_performance ON announcements (performance, position);
`

/** The columns of {@link ANNOUNCEMENTS} in a row of a performance. */
export type ChangeColumns = { choices: string | null; castList: string | null }

type Changes = {
  readonly choices?: readonly Choice[] | undefined
  readonly cast?: readonly CastMember[] | undefined
}

export const changesFrom = ({ choices, castList }: ChangeColumns): Changes => ({
  ...(choices !== null && { choices: choicesFrom(choices) }),
  ...(castList !== null && { cast: castFrom(castList) }),
})

// The functions below it wrote the columns.
const choicesFrom = (column: string): readonly Choice[] =>
  (JSON.parse(column) as (readonly [number, number])[]).map(([position, until]) => ({
    ...{ position, until },
  }))

export const castFrom = (column: string): readonly CastMember[] =>
  (JSON.parse(column) as (readonly [string, string])[]).map(([role, name]) => ({ role, name }))

export const choicesColumn = ({ choices }: Changes): string | null =>
  choices ? JSON.stringify(choices.map(({ position, until }) => [position, until])) : null

export const castColumn = ({ cast }: Changes): string | null =>
  cast ? JSON.stringify(cast.map(({ role, name }) => [role, name])) : null

/** What a notice said of its performance, as the column `announcement` has it. */
export const announcementFrom = (
  column: string | null,
): { readonly announcement?: Announcement } =>
  column === null ? {} : { announcement: JSON.parse(column) as Announcement }

type Row = {
  position: number
  performanceId: PerformanceId
  announcement: string
  told: number
  ended: 0 | 1
}

const shown = ({ announcement, ended, ...row }: Row): OpenAnnouncement => ({
  ...{ ...row, announcement: JSON.parse(announcement), ended: ended === 1 },
})

const COLUMNS =
  'SELECT position, performance AS performanceId, announcement, told, ended FROM announcements'

/** @returns loads an announcement into the working set, if there is one and it is not there yet */
export function announcementLoader(db: Database.Database) {
  const one = db.prepare<[number], Row>(`${COLUMNS} WHERE position = +?`)
  return (into: State, position: number): void => {
    const key = announcementKey(position)
    if (into.announcements.has(key)) return
    const row = one.get(position)
    if (row) into.announcements.load(key, shown(row))
  }
}

export function announcementWriter(db: Database.Database) {
  const insert = db.prepare(
    'INSERT INTO announcements (position, performance, announcement, told, ended) VALUES (?, ?, ?, ?, ?)',
  )
  const update = db.prepare('UPDATE announcements SET told = ?, ended = ? WHERE position = ?')
  return ({ announcements }: Pick<Plan, 'announcements'>): void => {
    for (const { position, performanceId, announcement, told, ended } of announcements.added)
      insert.run(position, performanceId, JSON.stringify(announcement), told, ended ? 1 : 0)
    for (const { position, told, ended } of announcements.changed)
      update.run(told, ended ? 1 : 0, position)
  }
}

export function announcementQueries(
  db: Database.Database,
): Pick<Queries, 'openAnnouncements' | 'announcements'> {
  const open = db.prepare<[], Row>(`${COLUMNS} WHERE ended = 0 ORDER BY position`)
  const ofOne = db.prepare<[string], Row>(`${COLUMNS} WHERE performance = +? ORDER BY position`)
  return {
    openAnnouncements: async () => open.all().map(shown),
    announcements: async (id) => ofOne.all(id).map(shown),
  }
}

/** @returns reads what a performance is now, as its bookings have to know it */
export function showingReader(db: Database.Database): (id: string) => Showing | undefined {
  const read = db.prepare<[string], { title: string; startsAt: string; choices: string | null }>(
    `SELECT m.title, p.starts_at AS startsAt, p.choices
     FROM performances p JOIN musicals m ON m.id = p.musical_id WHERE p.id = +?`,
  )
  return (id) => {
    const row = read.get(id)
    return row && { ...row, choices: row.choices === null ? undefined : choicesFrom(row.choices) }
  }
}
