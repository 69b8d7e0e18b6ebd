import { createHash } from 'node:crypto'
import type { Reply, Tag } from './reply.ts'

/** A text with its entity tag (RFC 9110, 8.8.3). */
export type TaggedText = Tag & { readonly text: Uint8Array<ArrayBuffer> }

/**
 * Tags a text. The tag is a digest of it: after an older database was put back, the same name may stand for another text.
 * @param kept how caches may keep it
 */
export function tagged(text: string, kept: Tag['kept']): TaggedText {
  const bytes = Buffer.from(text)
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`
  return { text: bytes, etag, kept }
}

/**
 * Answers with the text, or with 304 if the client has it already.
 * @param ifNoneMatch the header of the request
 */
export function taggedReply({ text, ...tag }: TaggedText, ifNoneMatch = ''): Reply<never> {
  const { etag, kept } = tag
  return has(ifNoneMatch, etag)
    ? { status: 304, text: '', tag: { etag, kept } }
    : { status: 200, text, tag: { etag, kept } }
}

/** Whether the header names the tag. A weak one counts too (RFC 9110, 13.1.2). */
const has = (header: string, etag: string): boolean =>
  header.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')))
