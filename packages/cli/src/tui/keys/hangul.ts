/**
 * The letters of the two-set (두벌식) keyboard, at the places of the Latin letters. With the Hangul input mode on, the key
 * `q` sends `ㅂ`. Outside of fields that still means `q`.
 */
const HANGUL = 'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ'
const LATIN = 'qwertyuiopasdfghjklzxcvbnm'
/** with Shift */
const SHIFTED: Readonly<Record<string, string>> = {
  ㅃ: 'Q',
  ㅉ: 'W',
  ㄸ: 'E',
  ㄲ: 'R',
  ㅆ: 'T',
  ㅒ: 'O',
  ㅖ: 'P',
}

/** The key that was pressed, if the text is one letter of the Hangul keyboard; otherwise the text. */
export function latinKey(text: string): string {
  const place = text.length === 1 ? HANGUL.indexOf(text) : -1
  return place >= 0 ? LATIN.charAt(place) : (SHIFTED[text] ?? text)
}
