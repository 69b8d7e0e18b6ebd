import { hallTime, type Language, seatsText } from '../names/index.ts'
import type { NoticeFields, NoticeTemplate } from '../notice/index.ts'
import { WORDS } from './catalogues.ts'

/** The text of a notice, in one line. */
export function renderNotice(
  template: NoticeTemplate,
  fields: NoticeFields,
  language: Language,
): string {
  const what = `${fields.title}, ${hallTime(fields.startsAt, { language })}, ${seatsText(fields, language)}`
  return WORDS[language].notices[template](fields, what)
}
