import { type NoticeView, ownNotice, ownParams, type TimelineEntry } from '@outerpark/core/mypage'
import { type Language, noticeText, timelineText } from '@outerpark/core/words'

/** An entry of a timeline as MyPage sends it: what its reservation does not say, and the sentence. */
export function said(entry: TimelineEntry, language: Language) {
  const { at, position, type } = entry
  const params = ownParams(entry)
  return { at, position, type, ...(params && { params }), text: timelineText(language, entry) }
}

/** A notice as the inbox of MyPage sends it. */
export function saidNotice(notice: NoticeView, language: Language) {
  const { at, position, reservationId } = notice
  return { at, position, reservationId, ...ownNotice(notice), text: noticeText(language, notice) }
}
