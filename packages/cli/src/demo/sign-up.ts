import type { SignedUpResponse, SignUpRequest } from '@outerpark/core/contract'
import type { Client } from '../client/client.ts'

/** Signs up at a box office without mail, which gives the token at once. */
export async function signUpAtOnce(
  client: Pick<Client, 'signUp'>,
  request: SignUpRequest,
): Promise<SignedUpResponse> {
  const answer = await client.signUp(request)
  if ('token' in answer) return answer
  throw new Error('The box office of the demo has no mail, and still sent a code.')
}
