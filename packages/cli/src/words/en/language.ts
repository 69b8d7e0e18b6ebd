export const language = {
  chosen: 'outerpark speaks English to you.',
  ofTerminal:
    'outerpark speaks the language of the terminal: English. Another: outerpark language ko',
  unknown: (code: string) => `There is no language "${code}". There are en, ko, and auto.`,
}
