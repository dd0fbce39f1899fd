// A first password from the browser's own source of randomness: letters and digits that are not
// mistaken for one another when read from paper.

const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 5;

/** Four groups of five, about 99 bits. */
export function makePassword(): string {
  return Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, pickSign).join(''),
  ).join('-');
}

// Bytes beyond the last full round are thrown away: otherwise the first characters would come up
// more often.
function pickSign(): string {
  const most = 256 - (256 % signs.length);
  for (;;) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < most) return signs.charAt(byte % signs.length);
  }
}
