export const language = {
  chosen: 'outerpark speaks English to you.',
  ofTerminal:
    'outerpark speaks the language of the terminal: English. Another: outerpark language ko',
  notKept: (reason: string) => `The choice cannot be kept: ${reason}. Nothing was changed.`,
  unknown: (code: string) => `There is no language "${code}". There are en, ko, and auto.`,
}
