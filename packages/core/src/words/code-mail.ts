import type { CodeMail, Language } from '../names/index.ts'
import { WORDS } from './catalogues.ts'
import { type MailText, messagePage } from './mail.ts'

/** The mail with a code. Its subject has no code, since mail servers log subjects. */
export function renderCode(kind: CodeMail, code: string, language: Language): MailText {
  const words = WORDS[language].mails.code
  const { subject, footer } = words
  const message = words[kind]
  return {
    subject,
    text: `${message}\n\n    ${code}\n\n-- \n${footer}\n`,
    html: messagePage({
      language,
      subject,
      message,
      content: `<p style="font-size:x-large;letter-spacing:0.2em">${code}</p>`,
      footer,
    }),
  }
}
