import { dirname } from 'node:path'
import type { CustomerResponse, StaffResponse } from '@outerpark/core/contract'
import { checkFolder, FileNotTrusted, readSecret } from '@outerpark/daemon/private-files'
import { type Failure, failure } from '../failure.ts'
import { isObject } from '../json-object.ts'
import { shellWord } from '../text/command-line.ts'
import { words } from '../words/words.ts'
import { otherOwner } from './owner.ts'

/** Someone who is signed in at a box office. */
export type Profile = {
  /** the box office elsewhere; absent for the one on this machine */
  readonly url?: string
  /** whether the user allowed plain HTTP to that address */
  readonly insecure?: boolean
  readonly token: string
  /** null for those who work at the box office */
  readonly customer: CustomerResponse | null
  /** who works at the box office; absent for customers, and for the token of the home */
  readonly staff?: StaffResponse
}

export type Profiles = {
  readonly current: string | null
  readonly profiles: Readonly<Record<string, Profile>>
}

const NONE: Profiles = { current: null, profiles: {} }

/**
 * The profiles of the file.
 * @throws FileNotTrusted if another user can read the tokens in the file, or write it and so choose who gets a token
 */
export function readProfiles(file: string): Profiles {
  let text: string
  try {
    checkFolder(dirname(file))
    text = readSecret(file)
  } catch (error) {
    if (error instanceof FileNotTrusted) throw error
    if (isSystemError(error) && error.code === 'ENOENT') return NONE
    throw unusable(file, error)
  }
  return parse(text, file)
}

/** The profile of that name; undefined if there is none. */
export function findProfile({ profiles }: Profiles, name: string): Profile | undefined {
  return Object.hasOwn(profiles, name) ? profiles[name] : undefined
}

function parse(text: string, file: string): Profiles {
  try {
    const parsed: unknown = JSON.parse(text)
    if (isProfiles(parsed)) return parsed
  } catch {
    // The parser's message is left out, since it quotes the text, which contains tokens.
  }
  throw unusable(file, new Error(words().people.notOurs))
}

/** What this version reads of the file is checked: another version may have written it, or a person edited it. */
function isProfiles(value: unknown): value is Profiles {
  if (!isObject(value)) return false
  const { current, profiles } = value
  return (
    (current === null || typeof current === 'string') &&
    isObject(profiles) &&
    Object.values(profiles).every(isProfile)
  )
}

function isProfile(value: unknown): value is Profile {
  if (!isObject(value)) return false
  const { url, insecure = false, token, customer, staff } = value
  return (
    (url === undefined || isHttpUrl(url)) &&
    typeof insecure === 'boolean' &&
    typeof token === 'string' &&
    (customer === null || hasTexts(customer, ['id', 'name', 'email'])) &&
    (staff === undefined || hasTexts(staff, ['id', 'name']))
  )
}

const hasTexts = (value: unknown, names: readonly string[]): boolean =>
  isObject(value) && names.every((name) => typeof value[name] === 'string')

/** Whether a value is the address of a box office. */
export const isHttpUrl = (value: unknown): value is string =>
  typeof value === 'string' && URL.canParse(value) && /^https?:\/\//i.test(value)

/** The failure of reading or writing the file. In the folder of another user it is said whose command this is. */
export function unusable(file: string, cause: unknown): Failure {
  const folder = dirname(file)
  const owner = isSystemError(cause) && cause.code === 'EACCES' ? otherOwner(folder) : undefined
  if (owner !== undefined)
    return failure(
      'profiles-unreadable',
      ({ people }) => people.folderOfOther(folder, owner),
      ({ people }) => people.runAsOwner(shellWord(owner), shellWord(folder)),
    )
  const reason = cause instanceof Error ? cause.message : String(cause)
  return failure('profiles-unreadable', ({ people }) => people.profilesIn(file, reason))
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error
}
