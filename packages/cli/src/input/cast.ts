import type { CastMember } from '@outerpark/core/kernel'
import { usage } from '../failure.ts'

/** Adds `Mimi: Park Jihye` to the members of a cast that were given before. */
export function castMember(text: string, before: readonly CastMember[] = []): CastMember[] {
  const [, role, name] = /^([^:]+):(.+)$/.exec(text) ?? []
  if (role === undefined || name === undefined || role.trim() === '' || name.trim() === '')
    throw usage(({ changes }) => changes.badMember(text))
  return [...before, { role: role.trim(), name: name.trim() }]
}
