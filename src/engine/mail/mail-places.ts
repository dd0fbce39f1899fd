// Where an address for e-mail and the code that confirms it are sealed: under a key of the key
// file, bound to their row.

export function addressPlace(accountId: string) {
  return { table: 'access.mail_address', record: accountId, column: 'address', version: 1 };
}

export function codePlace(mailId: string) {
  return { table: 'notices.mail', record: mailId, column: 'code', version: 1 };
}
