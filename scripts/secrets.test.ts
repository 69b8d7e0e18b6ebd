import { expect, test } from 'vitest'
import { envFileText, withoutSecrets } from '../packages/cli/src/daemon-install/env-file.ts'
import { settings } from '../packages/daemon/src/settings/settings.ts'

test('the CLI hides the values of all settings that the daemon calls secret', () => {
  const secrets = Object.values(settings).flatMap((setting) =>
    'secret' in setting && setting.secret ? [setting.env] : [],
  )
  expect(secrets.length).toBeGreaterThan(3)
  const shown = withoutSecrets(envFileText(new Map(secrets.map((name) => [name, 'open']))))
  expect(shown).not.toContain('open')
})
