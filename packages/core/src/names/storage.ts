/**
 * How the database can fail while the box office is open: full disk, errors of the disk, damage, no right to write, files
 * that cannot be opened, and anything else, such as another program that holds it. Each is an error code, too.
 */
export const STORAGE_TROUBLES = [
  'storage-full',
  'storage-failing',
  'storage-damaged',
  'storage-read-only',
  'storage-unreachable',
  'storage-unavailable',
] as const
export type StorageTrouble = (typeof STORAGE_TROUBLES)[number]

/** Whether it can be over by itself. Only damage needs somebody: the daemon writes nothing more to a damaged database. */
export const mayPassByItself = (trouble: StorageTrouble): boolean => trouble !== 'storage-damaged'

export const isStorageTrouble = (code: string): code is StorageTrouble =>
  (STORAGE_TROUBLES as readonly string[]).includes(code)
