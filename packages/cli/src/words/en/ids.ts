import type { IdKind } from '@outerpark/core/kernel'

/** What a thing of the kind is called in a sentence. */
const nounOf = (kind: IdKind) => (kind === 'staff' ? 'staff member' : kind)
const withArticle = (kind: IdKind) => (kind === 'event' ? 'an event' : `a ${nounOf(kind)}`)

export const ids = {
  moreOfIt: 'Type more of the id.',
  severalFit: (kind: IdKind, count: number, more: boolean, typed: string) =>
    `${more ? `More than ${count}` : count} ${nounOf(kind)}s fit "${typed}".`,
  taskId: (typed: string) =>
    `The id of a task is TK- and a number such as TK-110; "${typed}" does not say which one.`,
  tooShort: (kind: IdKind, letters: string, typed: string) =>
    `The id of every ${nounOf(kind)} begins with ${letters}-; "${typed}" does not say which one.`,
  typeMore: (letters: string, least: number) =>
    `Type ${letters}- and at least one character, such as ${letters}-A, or ${least} characters without it.`,
  noSuch: (kind: IdKind) => `No such ${nounOf(kind)}`,
  none: (kind: IdKind, typed: string) => `There is no ${nounOf(kind)} ${typed}.`,
  ofAnother: (typed: string, other: IdKind, kind: IdKind) =>
    `${typed} is the id of ${withArticle(other)}, and not of ${withArticle(kind)}.`,
  see: (command: string) => `See: ${command}`,
}
