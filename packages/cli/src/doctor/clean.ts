import { homedir } from 'node:os'

/** What is never passed on, wherever it stands: tokens, secrets, keys, and addresses of people. */
const NEVER: readonly RegExp[] = [
  /\bop[a-z]*_[\w-]{8,}/g,
  /\bwhsec_[\w+/=-]+/g,
  /\b[sr]k_(?:live|test)_\w+/g,
  /\bBearer\s+\S+/gi,
  /[^\s<>@"'(,;:]+@[^\s<>@"'),;]+/g,
  // The user and the password of an address.
  /(?<=:\/\/)[^/\s@]+@/g,
]

/**
 * The data with every text in it cleaned. It is the last of several safeguards: whoever makes the data takes only what is
 * harmless.
 *
 * @param home is named by its variable, since its path may have the name of a person
 */
export function cleaned<T>(data: T, home: string): T {
  const whole = JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'string' ? cleanText(value, home) : value,
  )
  return JSON.parse(whole) as T // the same with other texts
}

function cleanText(text: string, home: string): string {
  const named = text.replaceAll(home, '$OUTERPARK_HOME').replaceAll(homedir(), '~')
  return NEVER.reduce((left, pattern) => left.replaceAll(pattern, '…'), named)
}
