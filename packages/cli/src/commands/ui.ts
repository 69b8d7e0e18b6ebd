import { fileURLToPath } from 'node:url'
import { connectAs } from '../connect.ts'
import type { Context } from '../context.ts'
import { Failure, failure } from '../failure.ts'
import { packageFile } from '../package-file.ts'
import { findProfile, readProfiles } from '../profiles/file.ts'
import { chooseIdentity } from '../profiles/identity.ts'
import { ADMIN } from '../profiles/names.ts'
import type { ListedCommand } from '../tui/app/palette.ts'
import { PLACES, type PlaceId } from '../tui/places.ts'
import { speak } from '../words/words.ts'
import { openSession, type StaffSeat, WATCHES } from './ui-session.ts'

export type UiOptions = {
  /** the commands of the program, for the palette */
  readonly commands: () => Promise<readonly ListedCommand[]>
  /** the one that is shown first; what suits the person if left out */
  readonly screen?: PlaceId | undefined
  readonly theme?: string | undefined
  /** whether everything is told in plain lines, for a screen reader */
  readonly screenReader?: boolean | undefined
}

const PROGRAM = fileURLToPath(packageFile('bin/outerpark.mjs'))

/** When the commands for the palette are loaded (ms). */
const LIST_AFTER_MS = 1000

/** Opens the terminal interface, and resolves when the user leaves it. */
export async function openUi(given: Context, options: UiOptions): Promise<void> {
  // A line on stderr would land in the middle of the screen.
  const context = { ...given, say: () => undefined }
  const { stdin, stdout } = process
  if (!stdin.isTTY || !stdout.isTTY)
    throw failure(
      'usage',
      ({ usage }) => usage.noTerminal,
      ({ usage }) => usage.commandsInstead,
    )
  // The parts load while the daemon is looked for.
  const [{ openTui }, { paintOf }, { themeOf }, session] = await Promise.all([
    import('../tui/open.ts'),
    import('../tui/style.ts'),
    import('../tui/theme.ts'),
    openSession(context, () => staffSeat(context)),
  ])
  if (options.screen && PLACES[options.screen].for === 'staff' && !session.staff)
    chooseIdentity(context, 'admin').token() // says who may see it, and fails
  const { colour, env } = context
  const theme = themeOf({ given: options.theme, colour, env })
  const isRead = options.screenReader ?? env.INK_SCREEN_READER === 'true'
  let listed: readonly ListedCommand[] = []
  const list = async () => {
    listed = await options.commands()
  }
  // The palette is opened later than the first frame, which has to be there at once.
  const listing = setTimeout(list, LIST_AFTER_MS)
  try {
    const unanswered = await openTui({
      session,
      language: context.language,
      paint: paintOf(isRead ? 'none' : theme),
      isRead,
      place: options.screen ?? (context.profile === ADMIN ? 'pipeline' : 'season'),
      commands: () => listed,
      async speak(language) {
        await speak(language)
        await list()
      },
      program: [PROGRAM, ...(context.pager === false ? ['--no-pager'] : [])],
    })
    // Who has left does not wait for a box office that does not answer. What may have been done was said.
    if (unanswered > 0) process.exit()
  } finally {
    clearTimeout(listing)
  }
}

/** Whether the profile that was named is of somebody who works at the box office. */
const isStaffs = ({ profile, places }: Context): boolean =>
  profile !== undefined &&
  (profile === ADMIN || findProfile(readProfiles(places.profiles), profile)?.staff != null)

/** The seat of those who work at the box office, if this user has a token of one, or owns the home. */
async function staffSeat(context: Context): Promise<StaffSeat | undefined> {
  try {
    const asStaff = isStaffs(context) ? context : { ...context, profile: undefined }
    const identity = chooseIdentity(asStaff, 'admin')
    return { client: await connectAs(asStaff, identity, WATCHES), profile: identity.name }
  } catch (error) {
    if (error instanceof Failure && error.code === 'not-signed-in') return undefined
    throw error
  }
}
