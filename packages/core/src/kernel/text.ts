// Controls (C0, C1, DEL), line and paragraph separators, zero-width and bidi marks, the byte order mark, interlinear
// marks, and tags. They move the cursor, hide text, or change the order in which a line is read (CVE-2021-42574).
// Joiners and variation selectors stay: emojis and several scripts need them, and a terminal does nothing with them.
const UNSAFE =
  /(?!\u034f|\u115f|\u1160|\u17b4|\u17b5|\u200c|\u200d|\u3164|[\ufe00-\ufe0f]|\uffa0|[\u{e0100}-\u{e01ef}])\p{DI}|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufff9-\ufffb]/gu

/** Whether the text has no character that {@link printable} would replace, and no half of a surrogate pair. */
export function isPrintable(text: string): boolean {
  return text.search(UNSAFE) === -1
}

/**
 * Replaces each control character and bidi mark by `·`, so that a terminal shows an escape sequence and does not obey
 * it. Every text of a user that goes to a terminal or a log passes through here.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, '·')
}

/**
 * The same data with {@link printable} in all of its strings and names of fields. Only lists and plain objects are looked
 * into.
 */
export function printableData<T>(data: T): T {
  // Each branch returns the type that it got, which TypeScript does not see.
  if (typeof data === 'string') return printable(data) as T
  if (Array.isArray(data)) return data.map(printableData) as T
  if (Object.prototype.toString.call(data) !== '[object Object]') return data
  const fields = Object.entries(data as object)
  return Object.fromEntries(
    fields.map(([name, value]) => [printable(name), printableData(value)]),
  ) as T
}

// One emoji, by UTS #51: parts joined by ZWJ, each followed by a variation selector or in a skin tone; or a keycap.
const EMOJI =
  /[0-9#*]\ufe0f?\u20e3|\p{ExtPict}[\ufe0e\ufe0f\p{EMod}]?(?:\u200d\p{ExtPict}[\ufe0f\p{EMod}]?)*/gu

/**
 * Whether the text has a character that nobody sees, so that two different names look alike: one that Unicode calls
 * default-ignorable, such as U+200B or U+3164. Emojis may hold the joiners and selectors of which they are made.
 */
export function hasInvisible(text: string): boolean {
  return /\p{DI}/u.test(text) && /\p{DI}/u.test(text.replace(EMOJI, ''))
}

/** Whether the text was made of bytes in another encoding: a decoder puts U+FFFD for each that it cannot read. */
export function wasMisread(text: string): boolean {
  return text.includes('\ufffd')
}

/** Whether the text shows something: a letter, digit, sign or symbol. U+2800 and U+FFFC are symbols that show nothing. */
export function isVisible(text: string): boolean {
  return /(?![\u2800\ufffc\u{1d159}])[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(/\p{DI}/gu, ''))
}
