export const about = {
  ui: {
    about: 'open the terminal interface, as outerpark alone does',
    screen: 'the screen that is shown first',
    theme: 'the colours; your setting is OUTERPARK_THEME',
    screenReader: 'plain lines for a screen reader, without boxes',
  },
  status: {
    about: 'whether the box office of your profile runs, and its state; exit code 3 if it does not',
  },
  version: { about: 'the version of this program' },
  completion: {
    about: 'print a script with which a shell completes commands and options',
    shell: 'your shell',
  },
  language: {
    about: 'the language in which the program speaks to you; names it, or chooses another',
    code: 'en, ko, or auto: that of the terminal (LC_ALL, LC_MESSAGES, LANG)',
  },
  help: { about: 'the help of a command, about a topic, or of what is about a word' },
  demo: {
    about: 'play the whole story on a temporary home',
    season: 'the story of a week in a theatre: a hall, refunds, a new price, a cancelled show',
    outage: 'the story of an outage of the card company, drawn on a terminal (40 s)',
  },
}
