import { StartFailure } from '../process/start-failure.ts'
import { settings } from '../settings/settings.ts'

/** Settings that hold an address, with the name of the variable that allows private ones. */
const ADDRESSES: readonly (keyof typeof settings)[] = ['webhookUrl', 'alertUrl']

/** If an adapter refuses at the start, the setting is wrong. @throws StartFailure `config-invalid` */
export function checked<T>(setting: keyof typeof settings, open: () => T): T {
  try {
    return open()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const reason = `${settings[setting].env}: ${error.message}`
    throw new StartFailure(
      'config-invalid',
      ADDRESSES.includes(setting)
        ? { case: 'address', reason }
        : { case: 'settings', mistakes: [reason] },
    )
  }
}
