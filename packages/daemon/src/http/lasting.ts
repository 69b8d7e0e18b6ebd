import { createHash } from 'node:crypto'
import type { Reply } from './reply.ts'

/** A text that never changes, with its entity tag (RFC 9110, 8.8.3). */
export type LastingText = { readonly text: Uint8Array<ArrayBuffer>; readonly etag: string }

/**
 * Tags a text that never changes. The tag is a digest of it: after an older database was put back, the same name may stand for
 * another text.
 */
export function lasting(text: string): LastingText {
  const bytes = Buffer.from(text)
  return { text: bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url')}"` }
}

/**
 * Answers with the text, or with 304 if the client has it already.
 * @param ifNoneMatch the header of the request
 */
export const lastingReply = ({ text, etag }: LastingText, ifNoneMatch = ''): Reply<never> =>
  has(ifNoneMatch, etag) ? { status: 304, text: '', etag } : { status: 200, text, etag }

/** Whether the header names the tag. A weak one counts too (RFC 9110, 13.1.2). */
const has = (header: string, etag: string): boolean =>
  header.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')))
