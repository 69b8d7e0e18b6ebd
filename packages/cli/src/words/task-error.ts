import { words } from './words.ts'

/**
 * The last error of a task in the language of the reader. The box office keeps the name of the error, which is its code, and an English
 * text, in which the card company or the mail server may be quoted. That text is quoted as it is.
 *
 * @example in Korean: taskErrorText('MailRefused: 550 No such user')
 */
export function taskErrorText(lastError: string): string {
  const { errors, quoted } = words().tasks
  const [, name = '', text = ''] = /^(\w+): ([\s\S]*)$/.exec(lastError) ?? []
  const sentence = Object.hasOwn(errors, name) ? errors[name] : undefined
  return sentence === undefined ? lastError : quoted(sentence, text)
}
