import type { Announcement, CastMember } from '../kernel/index.ts'
import type { NoticeFields } from '../notice/index.ts'

type Of<Kind extends Announcement['kind']> = Extract<Announcement, { readonly kind: Kind }>

/**
 * What a notice says of its performance.
 * @throws RangeError if it says something else; then the text that came is shown
 */
export function announced<Kind extends Announcement['kind']>(
  fields: Pick<NoticeFields, 'announcement'>,
  kind: Kind,
): Of<Kind> {
  const { announcement } = fields
  if (announcement?.kind !== kind) throw new RangeError(`The notice says nothing that is ${kind}.`)
  // `kind` was compared.
  return announcement as Of<Kind>
}

/** `Hermes: Kim Minji, Orpheus: Lee Jun` */
export const castText = (cast: readonly CastMember[]): string =>
  cast.map(({ role, name }) => `${role}: ${name}`).join(', ')

/** A text of several lines in one. */
export const inOneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ')

/** The reason of the box office in brackets, if there is one. Korean writes them without a blank. */
export const because = (change: { readonly reason?: string }, gap = ' '): string =>
  'reason' in change ? `${gap}(${change.reason})` : ''
