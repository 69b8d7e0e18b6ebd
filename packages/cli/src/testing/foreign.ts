/** What stays in Latin letters in a Korean text: names, ids, addresses, options, codes, units, commands to copy. */
const KEPT = [
  // Commands to copy, from the name of the program to the end of the sentence; examples; usages.
  /\$? ?\bouterpark\b[^\n가-힣"]*/g,
  /(?:npm|kill|ps|ls) [^\n가-힣"]*/g,
  // Options with their placeholders, arguments and choices.
  /-{1,2}[A-Za-z][\w-]*(?:[ =]<[^>\n]*>|[ =]\[[^\]\n]*\])?/g,
  /<[^>\n]*>|\[[^\]\n]*\]/g,
  // Addresses, paths, ids, names in capitals, camel case, file names.
  /https?:\/\/\S+|\S+@\S+|(?:[\w.-]*\/)+[\w.-]*/g,
  /\b[A-Z]{2}-[A-Z0-9]+\b|\b[A-Z][A-Z0-9_]+\b|\b\w+\.(?:json|yaml|log)\b|\b[A-Za-z]+[a-z][A-Z]\w*\b/g,
  // What people or the box office have named.
  /"[^"\n]*"/g,
]

/**
 * The first run of three Latin words in a Korean text: an English sentence. Lists with commas are names. Undefined if there is none.
 * @param names what stands there in Latin letters because somebody has named it so
 */
export function englishIn(text: string, names: readonly string[] = []): string | undefined {
  const bare = [...names, ...KEPT].reduce<string>((left, kept) => left.replaceAll(kept, '·'), text)
  return /\b[A-Za-z']{2,} +[A-Za-z']{2,} +[A-Za-z']{2,}\b/.exec(bare)?.[0]
}

/** The first Korean words of a text; undefined if there are none. */
export const koreanIn = (text: string): string | undefined =>
  /[ㄱ-ㅎ가-힣]+(?: [ㄱ-ㅎ가-힣]+)*/.exec(text)?.[0]
