import type { NoticeParams, TimelineParams } from '../mypage/index.ts'
import type { Language } from '../names/index.ts'
import { WORDS } from './catalogues.ts'
import { renderNotice } from './notice.ts'

/** The text of a notice. One that an older version recorded stays in the language in which it was sent. */
export function noticeText(language: Language, notice: NoticeParams): string {
  return 'text' in notice ? notice.text : renderNotice(notice.template, notice.fields, language)
}

/**
 * The sentence of an entry of a timeline.
 *
 * @example
 * timelineText('en', { type: 'PaymentApproved', params: { amount } }) // 'Payment of ₩140,000 approved; …'
 */
export function timelineText<Type extends keyof TimelineParams>(
  language: Language,
  { type, params }: { readonly type: Type; readonly params: TimelineParams[Type] },
): string {
  return WORDS[language].timeline[type](params, (notice) => noticeText(language, notice))
}
