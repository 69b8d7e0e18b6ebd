/** The names of the files of one backup. */
export type BackupNames = { readonly database: string; readonly manifest: string }

/** `outerpark-<office>-20261130T031117.123Z.db`: its backups follow each other in the order of their names. */
const NAME = /^outerpark-([\w-]{1,64})-(\d{8}T\d{6}\.\d{3}Z)\.db$/
/** The ending of a file that is still being written. */
const UNFINISHED = '.part'

/** @param at ISO 8601, in UTC and with milliseconds */
export function namesFor(office: string, at: string): BackupNames {
  const stem = `outerpark-${office}-${at.replaceAll(/[-:]/g, '')}`
  return { database: `${stem}.db`, manifest: `${stem}.json` }
}

export const unfinished = (name: string): string => `${name}${UNFINISHED}`

/** The manifest that belongs to the file of a backup, whatever its name is. A manifest belongs to itself. */
export const manifestOf = (file: string): string => file.replace(/(\.db|\.json)?$/, '.json')
export const databaseOf = (file: string): string => file.replace(/(\.db|\.json)?$/, '.db')

/** The box office of a backup's database, by its name; undefined for any other file. */
export const officeIn = (name: string): string | undefined => NAME.exec(name)?.[1]

/** Whether a crash has left this file in the middle of a backup of the box office. */
export const isLeftOver = (name: string, office: string): boolean =>
  new RegExp(`\\${UNFINISHED}(-journal|-wal|-shm)?$`).test(name) &&
  officeIn(name.replace(/\.part.*$/, '')) === office
