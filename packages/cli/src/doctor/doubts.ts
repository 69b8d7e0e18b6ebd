import type { SettingDoubt } from '@outerpark/core/names'
import { shellWord } from '../text/command-line.ts'
import { fileFault } from '../text/file-fault.ts'
import { type Finding, found } from './finding.ts'

/** What a setting names that could not be used, as a finding. */
export function doubtful(doubt: SettingDoubt): Finding {
  const { setting, path } = doubt
  switch (doubt.fault) {
    case 'program-missing':
      return found('settings', 'warning', 'programMissing', setting, path)
    case 'program-not-runnable':
      return found('settings', 'warning', 'programNotRunnable', setting, path, shellWord(path))
    case 'folder-not-writable':
      return found('settings', 'warning', 'folderNotWritable', setting, path, doubt.reason)
    case 'folder-not-trusted':
      return found('settings', 'warning', 'folderNotTrusted', setting, ...fileFault(doubt.params))
  }
}
