import { type BackupFaultWords, byCase } from '../sentence.ts'

export const backupFaults: BackupFaultWords = {
  'no-database': ({ home }) => ({
    detail: `There is no box office in the home ${home}, so there is nothing to back up.`,
    hint: 'Name its home with OUTERPARK_HOME, or restore a backup: outerpark restore FILE',
  }),
  'database-damaged': ({ reason }) => ({
    detail: `The copy of the database is damaged, so it does not count as a backup: ${reason}`,
    hint: 'The database itself is probably damaged. Look at outerpark verify, and keep the older backups.',
  }),
  'backup-folder': ({ folder, reason }) => ({
    detail: `${folder} cannot be used for backups: ${reason}`,
    hint: 'Name a folder of yours: outerpark backup --to DIR, or OUTERPARK_BACKUP_TO.',
  }),
  'backup-no-room': ({ folder }) => ({
    detail: `There is no room for the copy in ${folder}. Nothing of it was left there.`,
    hint: 'Make room, keep fewer backups (--keep), or name another folder (--to).',
  }),
  'backup-not-found': ({ file }) => ({
    detail: `There is no backup ${file}.`,
    hint: 'outerpark backup list shows those that there are.',
  }),
  'backup-incomplete': byCase({
    'no-manifest': ({ file }) => ({
      detail: `${file} has no manifest beside it. It is no backup, or it was not finished.`,
      hint: ANOTHER,
    }),
    manifest: ({ file, reason }) => ({
      detail: `The manifest ${file} cannot be read: ${reason}`,
      hint: ANOTHER,
    }),
    size: ({ file, bytes, expected }) => ({
      detail: `${file} has ${bytes} bytes, and its manifest says ${expected}: it was not copied as a whole.`,
      hint: ANOTHER,
    }),
  }),
  'backup-damaged': byCase({
    checksum: ({ file }) => ({
      detail: `${file} is not what was backed up: its checksum differs from that of its manifest.`,
      hint: ANOTHER,
    }),
    database: ({ file, reason }) => ({
      detail: `The database in ${file} is damaged: ${reason}`,
      hint: ANOTHER,
    }),
  }),
  'backup-newer': ({ file, program, schema, known }) => ({
    detail: `${file} was made by OuterPark ${program}, whose tables have version ${schema}; this one knows ${known}.`,
    hint: `Restore it with OuterPark ${program} or newer.`,
  }),
  'backup-foreign': ({ file, office, home, here }) => ({
    detail: `${file} is a backup of the box office ${office}, and the home ${home} is that of ${here}.`,
    hint: 'Restore it into an empty home (--home DIR), or put the other box office in its place: --other-office',
  }),
  'home-occupied': ({ home, events }) => ({
    detail: `There is a box office in the home ${home}${events === null ? '' : `, with ${events} events`}. A restore puts it aside, into a folder of the home.`,
    hint: 'To do so: --yes',
  }),
}

const ANOTHER = 'Copy it again from where it comes, or use another one: outerpark backup list'
