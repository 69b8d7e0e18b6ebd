import type { IncomingHttpHeaders } from 'node:http'
import { MAX_JSON_DEPTH } from './body-limits.ts'
import { Problem } from './problem.ts'

/** Most requests have exactly this content type. Comparing it first saves running the regular expression. */
const JSON_TYPE = 'application/json'
const isJson = (contentType: string) => /^application\/json\s*(;|$)/i.test(contentType)
const CHARSET = /;\s*charset\s*=\s*("?)([^\s;"]*)\1/gi
/** A character set that is not UTF-8; undefined if the content type names none, or UTF-8. */
const otherCharset = (contentType: string) =>
  [...contentType.matchAll(CHARSET)].find(([, , name = '']) => !/^utf-?8$/i.test(name))?.[2]

/**
 * The JSON of a body; `{}` if there is no body.
 * @throws Problem `unsupported-media-type` or `malformed-json`
 */
export function parseJson(text: string, contentType: string | undefined): unknown {
  if (text === '') return {}
  if (contentType !== JSON_TYPE) checkType(contentType ?? '')
  if (isTooDeep(text)) throw new Problem('malformed-json', { case: 'depth', most: MAX_JSON_DEPTH })
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'not JSON'
    throw new Problem('malformed-json', { case: 'syntax', why })
  }
}

function checkType(contentType: string): void {
  if (!isJson(contentType)) throw new Problem('unsupported-media-type', { case: 'type' })
  checkCharset(contentType)
}

/**
 * Checks what the headers say about the bytes of a body, before they are read: CP949 that says so is of another media type,
 * and not malformed.
 * @throws Problem `unsupported-media-type`
 */
export function checkEncoding({
  'content-type': contentType = JSON_TYPE,
  'content-encoding': encoding = 'identity',
}: IncomingHttpHeaders): void {
  if (contentType !== JSON_TYPE) checkCharset(contentType)
  if (encoding.toLowerCase() !== 'identity')
    throw new Problem('unsupported-media-type', { case: 'compressed' })
}

function checkCharset(contentType: string): void {
  const charset = otherCharset(contentType)
  if (charset !== undefined)
    throw new Problem('unsupported-media-type', { case: 'charset', charset })
}

/** Whether the text nests too deep. It is checked before the text is parsed, since each level takes memory. */
function isTooDeep(text: string): boolean {
  // A text with few opening brackets is not deep. A booking has one.
  if (text.lastIndexOf('{') <= 0 && !text.includes('[')) return false
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (quoted) {
      if (code === BACKSLASH) i += 1
      else if (code === QUOTE) quoted = false
    } else if (code === QUOTE) quoted = true
    else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      depth += 1
      if (depth > MAX_JSON_DEPTH) return true
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth -= 1
  }
  return false
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c]
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d]
