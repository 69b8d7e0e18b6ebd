/** Whether a season file may name a hall. It may also only have the word; then its halls are asked for in vain. */
export const namesHall = (text: string): boolean => /\bhall\b/.test(text)
