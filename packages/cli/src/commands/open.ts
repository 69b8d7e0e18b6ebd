import { connectAs } from '../connect.ts'
import type { Context } from '../context.ts'
import { elsewhere, readState, socketOf } from '../daemon/state.ts'
import { failure } from '../failure.ts'
import { type Place, readBody, SILENCE_MS, send } from '../http/request.ts'
import { chooseIdentity } from '../profiles/identity.ts'

/** The address of a page, and whether a browser was asked to show it. */
export type OpenedPage = { readonly url: string; readonly opened: boolean }

/** Starts the browser of the system. Tests replace it. */
type Show = (url: string) => Promise<unknown>

/** The page of the API reference, which the daemon serves itself (`http/reference`). */
const REFERENCE = '/reference'

/**
 * Shows the API reference of the box office in the browser of the system. Without a terminal, or where no browser can be shown,
 * only its address is given.
 *
 * @throws Failure `unexpected-answer` if the box office has no such page
 */
export async function openApi(
  context: Context,
  { browser = true }: { readonly browser?: boolean },
  show: Show = inBrowser,
): Promise<OpenedPage> {
  const { places } = context
  const { url } = chooseIdentity(context, 'nobody')
  const other = elsewhere(url, places.home)
  // Starts the daemon of this machine if it does not run.
  await connectAs(context, { url, insecure: false, token: () => undefined })
  const place = other === undefined ? placeHere(places.home) : { url: other }
  await checkPage(place)
  const address = `${place.url}${REFERENCE}`
  if (!browser || !context.interactive || !hasScreen(context.env))
    return { url: address, opened: false }
  const opened = await show(address).then(
    () => true,
    () => false,
  )
  return { url: address, opened }
}

function placeHere(home: string): Place {
  const state = readState(home)
  return { url: state?.url ?? '', socketPath: state && socketOf(home, state) }
}

async function checkPage(place: Place): Promise<void> {
  const asked = { method: 'GET', path: REFERENCE, headers: {}, silenceMs: SILENCE_MS } as const
  const answer = await send({ ...asked, place })
  await readBody(answer, place)
  const isPage = String(answer.headers['content-type']).startsWith('text/html')
  if (answer.statusCode === 200 && isPage) return
  throw failure(
    'unexpected-answer',
    ({ pages }) => pages.noReference(place.url),
    ({ pages }) => pages.asText(place.url),
  )
}

/** Whether a browser has somewhere to be shown. */
export function hasScreen(env: NodeJS.ProcessEnv, platform = process.platform): boolean {
  if (platform === 'win32' || platform === 'darwin') return !env.SSH_CONNECTION
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY || env.BROWSER)
}

const inBrowser: Show = async (url) => (await import('open')).default(url)
