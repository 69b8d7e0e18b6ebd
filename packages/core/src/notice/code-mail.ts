import type { CodeMail, Language } from '../names/index.ts'
import { type MailText, messagePage } from './mail.ts'

/** The sentences around a code. The subject has no code, since mail servers log subjects. */
const WORDS: Record<
  Language,
  { readonly subject: string; readonly footer: string } & Record<CodeMail, string>
> = {
  en: {
    subject: 'Your OuterPark code',
    'sign-up': 'This code finishes your sign-up at OuterPark:',
    'signed-up-already':
      'Somebody, probably you, wanted to sign up with this address. It is a customer’s already, and this code signs you in:',
    'sign-in': 'This code signs you in at OuterPark:',
    'new-address': 'This code confirms this address for a customer of OuterPark:',
    footer:
      'It is valid for ten minutes. Nobody at OuterPark asks you for it. If you did not ask for it, there is nothing to do.',
  },
  ko: {
    subject: '아우터파크 인증번호',
    'sign-up': '아우터파크 가입을 마치는 인증번호입니다.',
    'signed-up-already':
      '이 주소로 가입하려는 요청이 있었습니다. 이미 가입된 주소이므로, 이 인증번호로 로그인하실 수 있습니다.',
    'sign-in': '아우터파크 로그인 인증번호입니다.',
    'new-address': '아우터파크 고객의 새 주소를 확인하는 인증번호입니다.',
    footer:
      '10분 동안 쓸 수 있습니다. 아우터파크 직원은 이 번호를 묻지 않습니다. 요청하신 적이 없다면 그대로 두셔도 됩니다.',
  },
}

/** The mail with a code. */
export function renderCode(kind: CodeMail, code: string, language: Language): MailText {
  const words = WORDS[language]
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
