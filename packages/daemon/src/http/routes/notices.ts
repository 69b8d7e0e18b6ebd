import { linesInAnswer, type NoticeResponse, noticeResponse } from '@outerpark/core/contract'
import type { NoticeRow, Queries } from '@outerpark/core/ports'
import { type Language, noticeText, preferredLanguage } from '@outerpark/core/words'
import { ownedBy, pageOf, pageQuery } from '../lists.ts'
import { type Route, route } from '../route.ts'

/** The routes for reading notices. The pipeline makes them. */
export function noticeRoutes(queries: Queries): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/notices',
      audience: { customer: 'read', staff: ['read', 'sell'] },
      tag: 'notices',
      summary: "Notices, newest first: a customer's own, or all for staff",
      query: pageQuery,
      answer: pageOf(noticeResponse),
      speaks: true,
      async handle({ caller, query, header }) {
        const language = preferredLanguage(header('accept-language'))
        const { items, next } = await queries.notices({ ...query, ...ownedBy(caller) })
        const json = { items: items.map((notice) => shownNotice(notice, language)), next }
        return { status: 200, json, language }
      },
    }),
  ]
}

/** A notice with its text in the language of the reader. */
export function shownNotice(notice: NoticeRow, language: Language): NoticeResponse {
  const text = noticeText(language, notice)
  if ('text' in notice) return { ...notice, text }
  const { lines, left, ...fields } = notice.fields
  const some = left && { left: { ...left, lines: linesInAnswer(left.lines) } }
  return {
    ...notice,
    text,
    fields: { ...fields, ...(lines && { lines: linesInAnswer(lines) }), ...some },
  }
}
