import { fileURLToPath } from 'node:url'
import type { Client } from '../client/client.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { readState } from '../daemon/state.ts'
import { Failure, failure } from '../failure.ts'
import { ADMIN } from '../profiles/names.ts'
import type { ListedCommand } from '../tui/app/palette.ts'

export type UiOptions = {
  /** the commands of the program, for the palette */
  readonly commands: () => Promise<readonly ListedCommand[]>
}

/** The interface is open all the time. A daemon that somebody stops meanwhile stays stopped. */
const WATCHES = { revives: false }

const PROGRAM = fileURLToPath(new URL('../../bin/outerpark.mjs', import.meta.url))

/** Opens the terminal interface, and resolves when the user leaves it. */
export async function openUi(given: Context, { commands }: UiOptions): Promise<void> {
  // A line on stderr would land in the middle of the screen.
  const language = languageOf(given.env)
  const context = { ...given, language, say: () => undefined }
  const { stdin, stdout } = process
  if (!stdin.isTTY || !stdout.isTTY)
    throw failure(
      'usage',
      'The terminal interface needs a terminal.',
      'Without one, use the commands: outerpark --help',
    )
  const [own, { openTui }, { paintOf }] = await Promise.all([
    connect(context, 'anybody', WATCHES),
    loadTui(),
    import('../tui/style.ts'),
  ])
  const staff = await staffClient(context)
  let listed: readonly ListedCommand[] = []
  // The palette is opened later than the first frame.
  void commands().then((all) => {
    listed = all
  })
  await openTui({
    clients: { own, staff },
    language,
    paint: paintOf(context.colour ? 'dark' : 'none'),
    place: context.profile === ADMIN ? 'pipeline' : 'season',
    url: context.url ?? readState(context.places.home)?.url ?? '',
    commands: () => listed,
    program: PROGRAM,
  })
}

/** The language of the reader, as POSIX has it: LC_ALL, LC_MESSAGES, LANG. */
function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): 'en' | 'ko' {
  return /^ko\b|^ko_/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'ko' : 'en'
}

/** A client of those who work at the box office, if this user has a token of one, or owns the home. */
async function staffClient(context: Context): Promise<Client | undefined> {
  try {
    const asStaff = context.profile === ADMIN ? context : { ...context, profile: undefined }
    return await connect(asStaff, 'admin', WATCHES)
  } catch (error) {
    if (error instanceof Failure && error.code === 'not-signed-in') return undefined
    throw error
  }
}

/** The bundle of the terminal interface (scripts/bundle.mjs). It loads in a fifth of the time of its files. */
const loadTui = (): Promise<typeof import('../tui/main.tsx')> =>
  import(new URL('../../bundle/tui.mjs', import.meta.url).href)
