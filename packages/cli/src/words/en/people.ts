export const people = {
  whom: 'Whom? Name a customer by id, e-mail address or name.',
  seeCustomers: 'See: outerpark customer list',
  nameOne: 'Name one by the e-mail address, or type more of the id.',
  noSuchCustomer: 'No such customer',
  noCustomer: (typed: string) =>
    `No customer has the id, the e-mail address or the name "${typed}".`,
  yourEmail: 'Your e-mail address',
  codeMissing: '--code is missing: the six digits of the mail.',
  runIt: (finish: string) => `Run: ${finish}`,
  finishWith: (finish: string) => `Finish with: ${finish}`,
  codeQuestion: 'The six digits of the code',
  nothingDone: 'Nothing was done.',
  finishLater: (finish: string) => `Finish later: ${finish}`,
  tryAgain: (detail: string) => `${detail} Try again.`,
  sixDigits: 'The code of the mail has six digits.',
  codeExample: 'Example: outerpark confirm --code 123456',
  noToken: 'There is no token.',
  nothingToChange:
    'Nothing to change: name at least one of --name, --email, --language, --mail and --no-mail.',
  editExample: 'Example: outerpark customer edit --email minji@example.org',
  yesToErase: (id: string) => `--yes is missing: nobody can be asked whether to erase ${id}.`,
  runErase: (typed: string) => `Run: outerpark customer erase ${typed} --yes`,
  nothingErased: 'Nothing was erased.',
  askErase: (name: string, email: string) =>
    `Erase ${name}, ${email}, for ever? Bookings and payments stay in the books, without a name.`,
  askCancelFirst: (bookings: string) => `Cancel first: ${bookings}? Paid money goes back.`,
  booking: (id: string, seats: string, title: string, when: string) =>
    `${id}, ${seats} of ${title}, ${when}`,
  cancelFirst: 'Cancel them first, or add --cancel, which cancels them and returns the money.',
  adminIsNoCustomer: 'CUSTOMER is missing: the admin is no customer.',
  example: (example: string) => `Example: ${example}`,
  adminHasNoPage: '--customer is missing: the admin has no MyPage.',
  pageExample: 'Example: outerpark mypage --customer minji@example.com',
  signedOutAlready: 'Already signed out.',
  signInAgain: 'To sign in again: outerpark login',
  staysValid: (name: string) =>
    `The token of "${name}" stays valid, and cannot be had again unless it was kept`,
  isRevoked: (name: string) =>
    `Logging out revokes the token of "${name}", also where else it is in use`,
  keepIt: (name: string) => `Keep it with: outerpark token show --profile ${name} > TOKEN_FILE`,
  makeAnother: (name: string) =>
    `To stay signed in elsewhere, make another token first: outerpark token create NAME --profile ${name}`,
  yesToLogout: (lost: string) =>
    `--yes is missing: nobody can be asked whether to log out. ${lost}.`,
  runLogout: (way: string, name: string, local: string) =>
    `${way}. Then run: outerpark logout --profile ${name}${local} --yes`,
  askLogout: (name: string) => `Log "${name}" out?`,
  staysSignedIn: (name: string) => `The profile "${name}" stays signed in.`,
  notRevoked: (profile: string, detail: string) =>
    `The token of "${profile}" is not revoked: ${detail}`,
  revokeLater: (profile: string) =>
    `Try again later. To forget it on this machine only, and leave it valid: outerpark logout --profile ${profile} --local`,
  yourName: 'Your name',
  yourEmail2: 'Your e-mail address',
  adminsProfile: 'The profile "admin" is the admin\'s; choose another name.',
  personsName: 'The name of the person',
  mayDo: 'What they may do (some of read,sell,door,finance,admin)',
  sameName: (name: string, ids: string, id: string) =>
    `${name} is also the name of ${ids}. Name each by the id; the new one is ${id}.`,
  who: 'Who? (an id, ST-…, or a name)',
  yesToRevoke: (name: string) => `--yes is missing: nobody can be asked whether to revoke ${name}.`,
  runRevoke: (id: string) => `Run: outerpark staff revoke ${id} --yes`,
  askRevoke: (name: string) => `Revoke ${name} with all of their tokens?`,
  nobodyRevoked: 'Nobody was revoked.',
  tokenName: 'A name for the token, such as the device that uses it',
  whichCustomer: 'Which customer?',
  whichToken: 'Which token?',
  notBoth: 'Name a customer or a staff member, not both.',
  notOurs: 'it is not what this program wrote',
  profilesIn: (file: string, reason: string) => `Profiles are kept in ${file}: ${reason}.`,
  folderOfOther: (folder: string, owner: string) =>
    `The folder ${folder} is that of the user ${owner}, and closed to others.`,
  runAsOwner: (owner: string, folder: string) =>
    `Run this as its owner: sudo -u ${owner} env OUTERPARK_HOME=${folder} outerpark …`,
  forAdmin: (home: string, url: string) =>
    `This is for the admin, whose token cannot be read from ${home}${url}.`,
  asOwner:
    "Run it on the daemon's machine as its owner, or sign in: outerpark login --profile admin < TOKEN_FILE",
  adminGone:
    'Its file is missing. To make a new token: outerpark daemon restart. Or sign in: outerpark login --profile admin < TOKEN_FILE',
  adminElsewhere: (profile: string, url: string, home: string) =>
    `This is for the admin. The profile "${profile}" is signed in at ${url}, and there is no box office in ${home}.`,
  signInThere: (url: string) =>
    `Sign in there: outerpark login --profile admin --url ${url} < TOKEN_FILE. To open one on this machine: outerpark daemon start`,
  noProfile: (name: string) => `There is no profile "${name}".`,
  makeProfile: (name: string, name2: string) =>
    `Make it with "outerpark signup --profile ${name} --name NAME --email MAIL" or "outerpark login --profile ${name2}".`,
  nobody: 'Nobody is signed in.',
  become:
    'Become a customer with "outerpark signup --name NAME --email MAIL", or sign in with "outerpark login".',
  officeHere: 'the one of this machine',
  otherOffice: (name: string, url: string) =>
    `The profile "${name}" belongs to another box office than ${url}.`,
  signInAt: (url: string) =>
    `Sign in there: outerpark login --url ${url} --profile OTHER_NAME. Without --url it is the box office that the profile belongs to.`,
  somebodys: (profile: string) => `The profile "${profile}" is somebody else's.`,
  chooseProfile: (profile: string) =>
    `Choose another --profile, or forget that one with: outerpark logout --profile ${profile}`,
  locked: (lock: string, seconds: number, guard: string) =>
    `${lock} was there for ${seconds} s; remove it, and ${guard}, if no other command runs`,
  profileName: 'A profile is named with up to 64 letters, digits, dots, dashes and underscores.',
  profileExample: 'Example: --profile minji',
  shownOnce:
    'The token is shown only now. Sign in with it: outerpark login --profile NAME < TOKEN_FILE',
  othersStay:
    'Tokens on other machines stay valid. To look: outerpark token list. To end one: outerpark token revoke',
  signedIn: 'You are signed in. What is on: outerpark performance list',
  tokenKept: 'Your token is kept on this machine. To keep a copy: outerpark token show',
  revokedHere: (profile: string) =>
    `The token of the profile "${profile}" is revoked, and forgotten on this machine.`,
  forgottenHere: (profile: string) =>
    `The token of the profile "${profile}" is forgotten on this machine.`,
  customersToken:
    'The token is shown only now. The customer signs in with it: outerpark login --profile NAME < TOKEN_FILE',
  otherTokens: (id: string) =>
    `Their other tokens stay valid: outerpark token list --customer ${id}`,
  nobodyYet: 'Nobody is signed in. To begin: outerpark signup',
  loginExample: 'Example: outerpark login < TOKEN_FILE',
  tokenMissing: 'The token is missing on stdin.',
  tokenQuestion: 'Token',
  notAToken: 'What came on stdin is not a token.',
  ifYours: ', if that is an e-mail address of yours here',
  codeSent: (email: string, maybe: string, until: string) =>
    `A code was sent to ${email}${maybe}. It is valid until ${until}.`,
  noOtherCode: (sent: string, email: string, until: string, maybe: string, seconds: number) =>
    `No other code was sent: the one of ${sent} to ${email} is valid until ${until}${maybe}. Ask for another one in ${seconds} s.`,
  severalFit: (count: number | undefined, typed: string) =>
    `${count ?? 'Many'} customers fit "${typed}".`,
  hasBookings: (count: number, bookings: string) =>
    `${count === 1 ? 'One booking is' : `${count} bookings are`} unpaid or still to come: ${bookings}.`,
}
