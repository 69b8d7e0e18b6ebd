import { shellWord } from '../../text/command-line.ts'

/** A request of the HTTP interface. */
export type EqualRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: unknown
}

/**
 * The command line of the CLI.
 * @param called what the user types for the program
 */
export const commandLine = (words: readonly string[], called: string): string =>
  [called, ...words.map(shellWord)].join(' ')

/** The request as a command of curl. The token is a variable: no secret gets onto the clipboard or into a history. */
export function curlLine({ method, path, body }: EqualRequest, url: string): string {
  const words = ['curl', '-sS']
  if (method !== 'GET') words.push('-X', method)
  const head = `${words.join(' ')} -H "Authorization: Bearer $TOKEN"`
  if (body === undefined) return `${head} ${shellWord(url + path)}`
  return `${head} -H 'Content-Type: application/json' -d ${shellWord(JSON.stringify(body))} ${shellWord(url + path)}`
}
