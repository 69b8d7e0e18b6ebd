import { formatMoney, printable } from '../kernel/index.ts'
import { hallTime, type Language, seatsText } from '../names/index.ts'
import type { NoticeTemplate } from '../notice/index.ts'
import { WORDS } from './catalogues.ts'
import { seatsTold } from './notice.ts'
import type { MailFields } from './sentence.ts'

export type { MailFields }

/** A mail: the subject line, and the same content as plain text and as HTML. */
export type MailText = { readonly subject: string; readonly text: string; readonly html: string }

/**
 * Makes a mail from a notice, in the customer's language. The subject is one printable line, whatever the title
 * contains. The HTML escapes all fields.
 */
export function renderMail(
  template: NoticeTemplate,
  given: MailFields,
  language: Language,
): MailText {
  const fields = {
    ...given,
    title: printable(given.title),
    grade: given.grade && printable(given.grade),
    ...(given.lines && {
      lines: given.lines.map((line) => ({ ...line, grade: printable(line.grade) })),
    }),
  }
  const { notices, frame } = WORDS[language].mails
  const words = notices[template](fields)
  const subject = `${words.subject}: ${fields.title}`
  const details = detailsOf(fields, language)
  const { footer } = frame
  return {
    subject,
    text: textOf(words.message, details, footer),
    html: htmlOf(language, subject, words.message, details, footer),
  }
}

/** A summary has the sentences of so many notices, and the number of the others. */
const TOLD = 50

/**
 * Makes one mail from several notices.
 * @param notices their sentences in the customer's language, the oldest first
 */
export function renderSummary(notices: readonly string[], language: Language): MailText {
  const { summary: words, frame } = WORDS[language].mails
  const more = notices.length - TOLD
  const lines = [...notices.slice(0, TOLD).map(printable), ...(more > 0 ? [words.more(more)] : [])]
  const [subject, message] = [words.subject(notices.length), words.message(notices.length)]
  const { footer } = frame
  const list = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n')
  return {
    subject,
    text: `${message}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n\n-- \n${footer}\n`,
    html: messagePage({ language, subject, message, content: `<ul>\n${list}\n</ul>`, footer }),
  }
}

type Details = readonly (readonly [label: string, value: string])[]

function detailsOf(fields: MailFields, language: Language): Details {
  const { title, startsAt, amount, reservationId } = fields
  const labels = WORDS[language].mails.frame
  return [
    [labels.show, title],
    [labels.when, hallTime(startsAt, { language, zone: 'always' })],
    ...seatsIn(fields, language),
    [labels.amount, formatMoney(amount, language)],
    ...(reservationId === undefined ? [] : [[labels.reservation, reservationId] as const]),
  ]
}

/** The seats of the booking, or which of them are cancelled and which are left. */
function seatsIn(fields: MailFields, language: Language): Details {
  const labels = WORDS[language].mails.frame
  const told = seatsTold(fields, language)
  if (!told) return [[labels.seats, seatsText(fields, language)]]
  const { cancelled, left } = told
  return [
    [labels.cancelled, cancelled],
    ...(left === undefined ? [] : [[labels.left, left] as const]),
  ]
}

function textOf(message: string, details: Details, footer: string): string {
  const lines = details.map(([label, value]) => `${label}: ${value}`)
  return `${message}\n\n${lines.join('\n')}\n\n-- \n${footer}\n`
}

/** Makes the HTML. The styles are on the elements, because mail programs ignore style sheets. */
function htmlOf(
  language: Language,
  subject: string,
  message: string,
  details: Details,
  footer: string,
): string {
  const rows = details.map(
    ([label, value]) =>
      `<tr><th align="left" style="padding:2px 16px 2px 0;color:#666;font-weight:normal">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
  )
  const content = `<table style="border-collapse:collapse">\n${rows.join('\n')}\n</table>`
  return messagePage({ language, subject, message, content, footer })
}

type PageParts = Readonly<Record<'subject' | 'message' | 'content' | 'footer', string>> & {
  readonly language: Language
}

/**
 * The HTML of a mail. The styles are on the elements, because mail programs ignore style sheets.
 * @param parts `content` is HTML, the others are text
 */
export function messagePage({ language, subject, message, content, footer }: PageParts): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font-family:sans-serif;line-height:1.5">
<p>${escapeHtml(message)}</p>
${content}
<p style="color:#666;font-size:smaller">${escapeHtml(footer)}</p>
</body>
</html>
`
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
