import { linesWithout } from '../kernel/index.ts'
import { hallTime, type Language, seatsText } from '../names/index.ts'
import { type NoticeFields, type NoticeTemplate, noticeLines } from '../notice/index.ts'
import { WORDS } from './catalogues.ts'

/** The text of a notice, in one line. */
export function renderNotice(
  template: NoticeTemplate,
  fields: NoticeFields,
  language: Language,
): string {
  const show = `${fields.title}, ${hallTime(fields.startsAt, { language })}`
  const words = WORDS[language]
  const seats = template === 'seats-cancelled' ? seatsTold(fields, language) : undefined
  if (seats) return words.seatsCancelled(fields.refunded, { show, ...seats })
  return words.notices[template](fields, `${show}, ${seatsText(fields, language)}`)
}

/** Which seats of a booking are cancelled, and which are left, if the notice says so; `left` is undefined if none is. */
export function seatsTold(
  fields: NoticeFields,
  language: Language,
): { readonly cancelled: string; readonly left: string | undefined } | undefined {
  const { left } = fields
  if (!left) return undefined
  const lines = linesWithout(noticeLines(fields), left.lines)
  const said = (lines: typeof left.lines) => seatsText({ grade: null, seats: 0, lines }, language)
  return { cancelled: said(lines), left: left.seats > 0 ? said(left.lines) : undefined }
}
