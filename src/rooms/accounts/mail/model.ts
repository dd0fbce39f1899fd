// What an address for e-mail may look like, the same on the screen and on the server: one mailbox,
// plainly, with nothing that could end a header.

export const mailAddressShape =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;
export const mailCodeDigits = 6;
