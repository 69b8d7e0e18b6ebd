import { printable } from '@outerpark/core/kernel'
import addressparser from 'nodemailer/lib/addressparser'

/**
 * The sender of mails, such as `OuterPark <tickets@example.com>`, in its two parts.
 * @throws RangeError if it is not one mail address
 */
export function senderOf(from: string) {
  const [sender, ...others] = addressparser(from, { flatten: true })
  if (!sender?.address.includes('@') || others.length > 0)
    throw new RangeError(`The sender of mails must be one mail address, not ${printable(from)}`)
  return sender
}
