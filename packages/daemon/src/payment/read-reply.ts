import type { IncomingMessage } from 'node:http'

/**
 * The whole reply of a gateway as text.
 *
 * @param tooLarge makes the error of a reply with more than `maxBytes`, from what was read of it
 * @throws that error, or ECONNRESET where the reply ends before it is whole
 */
export async function readReply(
  incoming: IncomingMessage,
  maxBytes: number,
  tooLarge: (beginning: string) => Error,
): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  // Without an encoding set, Node gives buffers.
  const parts: AsyncIterable<Buffer> = incoming
  // A reply that ends before its content-length, or without its last chunk, throws here.
  for await (const chunk of parts) {
    chunks.push(chunk)
    size += chunk.length
    // Leaving the loop destroys the connection, so the rest is never read.
    if (size > maxBytes) throw tooLarge(Buffer.concat(chunks).toString())
  }
  return Buffer.concat(chunks).toString()
}
