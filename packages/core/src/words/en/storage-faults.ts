import type { StorageTrouble } from '../../names/index.ts'
import { byCase, type ServiceFaultWords } from '../sentence.ts'

const by = (reason: string | null) => (reason === null ? '' : ` (${reason})`)
const PASSES =
  'Try again in a moment: bookings go on by themselves once it can be written. `outerpark status` says more.'

export const storageFaults: Pick<ServiceFaultWords, StorageTrouble> = {
  'storage-full': byCase({
    write: () => ({
      detail: 'The disk is full: nothing was changed.',
      hint: 'Try again in a moment: bookings go on by themselves once the disk has room again.',
    }),
    'second-view': () => ({
      detail: 'The disk is full. A rebuild needs room for a second view. The old one stays.',
    }),
    backup: () => ({
      detail: 'There is no room for a backup in its folder. Nothing of it was left there.',
      hint: 'Make room, keep fewer backups, or name another folder (OUTERPARK_BACKUP_TO).',
    }),
  }),
  'storage-failing': ({ reason }) => ({
    detail: `The disk of the database reports errors${by(reason)}: nothing was changed.`,
    hint: PASSES,
  }),
  'storage-damaged': ({ reason }) => ({
    detail: `The database is damaged${by(reason)}, so nothing is written to it any more, and parts of it may not be readable.`,
    hint: 'Waiting does not help: the operator has to restore a backup (`outerpark restore`).',
  }),
  'storage-read-only': ({ reason }) => ({
    detail: `The database may not be written${by(reason)}: nothing was changed.`,
    hint: PASSES,
  }),
  'storage-unreachable': ({ reason }) => ({
    detail: `The files of the database cannot be opened${by(reason)}: nothing was changed.`,
    hint: PASSES,
  }),
  'storage-unavailable': ({ reason }) => ({
    detail: `The database takes no writes now${by(reason)}: nothing was changed.`,
    hint: PASSES,
  }),
}
