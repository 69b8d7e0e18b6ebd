/** The texts of the screens on which customers sign in and look after their account, in English. */
export const CUSTOMER_EN = {
  signIn: {
    title: 'Sign up or in',
    codeTitle: 'The code of the mail',
    forBooking: 'A booking needs a name and an e-mail address. Then it goes on where you were.',
    about: {
      new: 'Your name and e-mail address are all that the box office wants to know.',
      back: 'A code comes to your e-mail address, and lets you in.',
      token: 'Paste the token that you were given. It is not shown.',
    },
    /** what is said of a line that was left empty */
    missing: {
      name: 'Type your name first.',
      email: 'Type your e-mail address first.',
      token: 'Paste the token first.',
      code: 'Type the code of the mail first.',
    },
    lines: { way: 'You are', name: 'Name', email: 'E-mail', token: 'Token', code: 'Code' },
    ways: { new: 'new here', back: 'a customer already', token: 'somebody with a token' },
    enter: {
      new: 'Enter signs you up. ↑ leads to the line where you can say that you are a customer already.',
      back: 'Enter sends the code.',
      token: 'Enter signs you in.',
    },
    noMail: 'Ask it for a token, and paste the token above.',
    enterCode: 'Enter signs you in. Ctrl-R sends another code.',
    sending: 'Asking the box office …',
    sent: (email: string, until: string, toAll: boolean) =>
      `A code of six digits was sent to ${email}${toAll ? '' : ', if that is the e-mail address of a customer'}. It is valid until ${until}.`,
    sentBefore: (email: string, until: string, seconds: number) =>
      `The code that was sent to ${email} before is valid until ${until}. Another one can be sent in ${seconds} s.`,
    done: (name: string) => `Signed in as ${name}.`,
    nobody: 'not signed in',
    invitation: 'Nobody is signed in. Press i to sign up or in.',
    customersOnly:
      'This is a screen for customers, and you work here. Press i to sign up or in as a customer.',
    revoked: 'Your sign-in is not accepted any more. Press i to sign in again.',
  },
  account: {
    facts: {
      name: 'Name',
      email: 'E-mail',
      language: 'Language of mails',
      mail: 'Notices by mail',
    },
    languages: { en: 'English', ko: 'Korean' },
    yes: 'yes',
    no: 'no',
    confirmed: 'confirmed',
    /** the name that the box office gives to the first token of a customer */
    firstToken: 'sign-up',
    tokens: (n: number) => `${n} ${n === 1 ? 'token' : 'tokens'}: each signs a device in`,
    since: (day: string) => `since ${day}`,
    until: (day: string) => `until ${day}`,
    thisOne: 'this terminal',
    deeds: {
      newToken: 'Make a token',
      export: 'Export everything to a file',
      signOut: 'Sign out',
      erase: 'Erase the account',
    },
    ask: {
      name: 'Name',
      email: 'New e-mail',
      code: 'Code',
      newToken: 'Name of the token',
      export: 'File',
      erase: 'Type "erase" as a whole word',
    },
    hints: {
      list: {
        name: 'Enter changes the name.',
        email: 'Enter changes the e-mail address.',
        language: 'Enter, → and ← change the language of mails. L changes that of the screen.',
        mail: 'Enter, → and ← change whether notices come by mail too, where the box office sends mails. They stand on My page in any case.',
        token: 'x revokes this token: whoever uses it is signed out.',
        newToken: 'Enter makes a token for another device. It is shown once.',
        export: 'Enter writes all that the box office knows about you to a file.',
        signOut: 'Enter signs you out of this terminal. It asks first.',
        erase: 'Enter erases your name and e-mail address for ever. It asks first.',
      },
      typing: {
        name: (_: string) => 'Enter saves it, Esc keeps the old one.',
        email: (_: string) =>
          'Enter saves it, Esc keeps the old one. Where the box office confirms e-mail addresses, a code goes to the new one.',
        code: (email: string) =>
          `A code of six digits was sent to ${email}. Until it is typed here, the old one counts. Ctrl-R sends another one.`,
        newToken: (_: string) => 'For example the device that will use it. Enter makes it.',
        export: (_: string) =>
          'Bookings, payments, notices, tokens without their secrets, in JSON. Only you can read the file. Enter writes it.',
        erase: (_: string) =>
          'Your name and e-mail address are deleted, and you are signed out. Bookings and payments stay in the books without a name. This cannot be undone.',
      },
    },
    made: (name: string) => `The token "${name}" is made:`,
    keepIt: 'It is not shown again: keep it now, and keep it secret. Enter goes on.',
    askRevoke: (name: string) =>
      `Revoke the token "${name}"? Whoever uses it is signed out at once. Enter revokes it, Esc keeps it.`,
    askRevokeOwn:
      'This is the token of this terminal: you are signed out here, and need another token or a code by mail to get in again. Enter revokes it, Esc keeps it.',
    askSignOut:
      'Sign out? The token of this terminal is revoked. To get in again you need another token, or a code by mail where the box office sends mails. Enter signs out, Esc stays.',
    changed: 'Changed.',
    revoked: 'The token is revoked.',
    signedOut: 'You are signed out.',
    exported: (path: string) => `Written to ${path}`,
    erased: 'The account is erased.',
    eraseWord: 'erase',
    notTheWord: 'Nothing was erased: the word is "erase".',
  },
  farewell: {
    done: {
      booked: (what: string, status: string) => `Booked ${what} (${status}).`,
      cancelled: (what: string, _: string) => `Cancelled ${what}.`,
      released: (what: string, status: string) =>
        `Not booked (${status}; seats released): ${what}.`,
    },
    some: (what: string, left: string) => `Cancelled some seats of ${what}; left: ${left}.`,
    others: (booked: number, cancelled: number) =>
      `Before that: ${booked} booked, ${cancelled} cancelled.`,
    unanswered:
      'What you sent last had no answer yet: it may have been done all the same. My page shows it.',
    goOn: (command: string) => `Go on with: ${command}`,
    runs: (command: string) => `The box office goes on running: ${command} stops it.`,
  },
}
