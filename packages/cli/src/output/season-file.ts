import { type ExportedSeason, seasonYaml } from '../season/export.ts'
import { words } from '../words/words.ts'
import { forPeople } from './outlet.ts'

/** What is on sale as the text of a season file. */
export const seasonFileText = (season: ExportedSeason): string =>
  seasonYaml(season, words().applying.exported).trimEnd().split('\n').map(forPeople).join('\n')
