export const account = {
  signup: {
    about: 'become a customer, and sign this profile in',
    name: 'your name',
    email: 'your e-mail address; each can sign up once',
    language: 'the language of your notices',
  },
  login: {
    about: 'sign a profile in with a token from stdin',
    email: 'for customers who have no token: a code comes by mail',
  },
  confirm: {
    about: 'use a code that came by mail, for a sign-up, a login or a new e-mail address',
    email: 'the e-mail address to which the code was sent',
    code: 'the six digits',
  },
  logout: {
    about: 'revoke the token of a profile, and forget it',
    local: 'forget it on this machine only; it stays valid at the box office',
  },
  whoami: { about: 'show who you are to the box office' },
}
