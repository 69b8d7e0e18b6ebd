import { readProfiles } from '../profiles/file.ts'
import { checkProfileName } from '../profiles/names.ts'
import { words } from '../words/words.ts'
import { givenOrAsked } from './ask.ts'
import type { Which } from './which.ts'

/** Which of the profiles of this machine. */
export const whichProfile: Which = (context, given) =>
  givenOrAsked(context, given, {
    flag: 'PROFILE',
    message: words().asked.whichProfile,
    parse: checkProfileName,
    choices: async () =>
      Object.entries(readProfiles(context.places.profiles).profiles).map(
        ([name, { customer, staff, url }]) => ({
          value: name,
          name: [name, (customer ?? staff)?.name, url].filter(Boolean).join('  '),
        }),
      ),
  })
