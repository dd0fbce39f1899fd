// What `npm start` prints: three lines, because whoever tries the program reads no more. First the
// address, then how to get in, then where the rest is. Scripts find the address in the first line.

import { totpCode } from '../../engine/crypto/sign-in-secrets.ts';
import { demoCountries } from '../demo/model.ts';
import type { DemoAccount } from '../demo/write-programme.ts';

/** `age`: days since the demo was made; its visits and deadlines are of those days. */
export type Welcome = {
  readonly accounts: readonly DemoAccount[];
  /** Whom the first card of the sign-in page shows; null if there is none. */
  readonly onCard: string | null;
  readonly age: number;
  readonly now: Date;
};

const daysFresh = 31;

export function welcome(address: string, welcoming: Welcome): readonly string[] {
  const { age } = welcoming;
  const made =
    age > daysFresh
      ? ` It was made ${age} days ago; without the data folder the next start makes a new one.`
      : '';
  return [
    `Alongside answers at ${address} – a demo, and everyone in it is invented.${made}`,
    signInSentence(welcoming),
    'Everybody else: npx alongside demo accounts. Other countries, guides: README.md. Ctrl-C stops.',
  ];
}

// The first thing to look at is a day with something in it: that of the person on the first card.
function signInSentence({ accounts, onCard, now }: Welcome): string {
  const one = accounts.find(({ login }) => login === onCard);
  if (!one) return 'Sign in as anyone that "npx alongside demo accounts" lists.';
  const code = totpCode(one.totpSecret, now);
  return (
    'Sign in by a click on a card there, or as a case manager:' +
    ` ${one.login}, password ${one.password}, code now ${code}.`
  );
}

export function madeAnewSentence(persons: number): string {
  return `Making a fictional programme of about ${persons} persons …`;
}

export function realSentence(folder: string): string {
  return (
    `${folder} contains a real programme, and a demo never touches one. Start it with` +
    ' "npx alongside serve", or choose another folder: ALONGSIDE_DATA=./demo npm start'
  );
}

type Countries = { readonly found: string; readonly wanted: (typeof demoCountries)[number] };

export function otherCountrySentence(folder: string, { found, wanted }: Countries): string {
  return (
    `The demo in ${folder} is of ${found}, not of ${wanted}. Give the other one a folder of its` +
    ` own: ALONGSIDE_DATA=./data-${wanted} npm start -- --country ${wanted}`
  );
}
