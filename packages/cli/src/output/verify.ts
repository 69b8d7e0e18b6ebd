import type { VerifyResponse } from '@outerpark/core/contract'
import { checkWords } from '@outerpark/core/words'
import { language, words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { table } from './table.ts'

type Verified = Omit<VerifyResponse, 'notChecked'> & Partial<VerifyResponse>

export function verifyText(
  { ok, checks, notChecked = [] }: Verified,
  paint: Paint,
  room?: number,
): string {
  const rows = [
    ...checks.map((check) => [
      check.ok
        ? { text: words().shown.checkHolds, paint: paint.good }
        : { text: words().shown.checkFails, paint: paint.bad },
      check.name,
      checkWords(language(), check),
    ]),
    ...notChecked.map((check) => [
      { text: words().shown.checkUnknown, paint: paint.waiting },
      check.name,
      checkWords(language(), check),
    ]),
  ]
  const failing = checks.filter((check) => !check.ok).length
  const unknown = notChecked.length > 0 ? ` ${words().shown.couldNot(notChecked.length)}` : ''
  const summary = ok
    ? paint.good(words().shown.allHold(checks.length, unknown))
    : paint.bad(words().shown.someFail(failing, checks.length, unknown))
  return `${table([{ title: '' }, { title: words().columns.check }, { title: words().columns.detail, long: 'wrap' }], rows, paint, room)}\n\n${summary}`
}
