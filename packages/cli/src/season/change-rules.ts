import {
  asFlaw,
  changeGradeRequest,
  type PerformanceResponse,
  readFlaw,
} from '@outerpark/core/contract'
import type { Language } from '@outerpark/core/names'
import { flawText, problemTexts } from '@outerpark/core/words'
import { type ChangeDraft, draftChange } from './draft.ts'

/** What is wrong with one of the two fields of a grade. */
export type ChangeFlaw = { readonly key: keyof ChangeDraft; readonly text: string }

/** What the box office would refuse about a change of a grade, by its own rules and in its words. */
export function changeFlaws(
  draft: ChangeDraft,
  onSale: PerformanceResponse['grades'][number],
  { title, language }: { readonly title: string; readonly language: Language },
): ChangeFlaw[] {
  const change = draftChange(draft, onSale)
  if (Object.keys(change).length === 0) return []
  const { error } = changeGradeRequest.safeParse(change, { error: asFlaw })
  const flaws = (error?.issues ?? []).map(({ path, message }): ChangeFlaw => {
    const flaw = readFlaw(message)
    const text = flaw ? flawText(language, flaw) : message
    return { key: path[0] === 'price' ? 'price' : 'seats', text }
  })
  const { seats } = change
  const taken = onSale.held + onSale.sold
  if (typeof seats !== 'number' || seats >= taken || flaws.some(({ key }) => key === 'seats'))
    return flaws
  const { grade } = onSale
  const { detail, hint = '' } = problemTexts(language, 'seats-taken', {
    title,
    grade,
    seats,
    taken,
  })
  return [...flaws, { key: 'seats', text: `${detail} ${hint}`.trim() }]
}
