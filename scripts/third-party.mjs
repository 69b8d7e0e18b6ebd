// Nearly all of the code of other packages is in the bundles, and is not installed beside them. Their licences want their text to
// go along, so each bundle has a file with the texts.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The file of a bundle with the licences of the packages in it. */
const NOTICES = 'THIRD-PARTY.txt'
const LICENCE = /^(licen[cs]e|copying|notice)([.-].*)?$/i

/**
 * Writes the licences of the packages whose code is in a bundle.
 *
 * @returns {import('rolldown').Plugin}
 */
export function thirdParty() {
  return {
    name: 'third-party',
    generateBundle(_, made) {
      const modules = Object.values(made).flatMap((file) =>
        file.type === 'chunk' ? file.moduleIds : [],
      )
      const folders = new Set(modules.flatMap((id) => packageFolder(id) ?? []))
      const texts = [...new Set([...folders].map(noticeOf))].sort()
      this.emitFile({ type: 'asset', fileName: NOTICES, source: texts.join('\n') })
    },
  }
}

/**
 * The folder of the package of another author that has this module.
 *
 * @param {string} id the path of the module
 */
function packageFolder(id) {
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1]
}

/**
 * Name, version, licence and its text.
 *
 * @param {string} folder
 * @throws if the package has neither a text nor the name of a licence
 */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = existsSync(folder) && readdirSync(folder).find((each) => LICENCE.test(each))
  if (!file && !license) throw new Error(`${name} has no licence (${dirname(folder)})`)
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : ''
  return `${'='.repeat(80)}\n${name} ${version} (${license})\n\n${text}\n`
}
