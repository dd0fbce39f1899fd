// The configuration read from environments as people write them, faulty ones first.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkoutFolder, configSentence, type Environment, readConfig } from './config.ts';

function sentenceFor(environment: Environment): string | null {
  const read = readConfig(environment);
  return read.ok ? null : configSentence(read);
}

describe('what cannot be used is named with its remedy', () => {
  test.each<[string, Environment, RegExp]>([
    ['a word as port', { PORT: 'http' }, /^PORT="http" .*1 to 65535/],
    ['a port too high', { PORT: '65536' }, /^PORT="65536"/],
    ['a negative port', { PORT: '-1' }, /^PORT="-1"/],
    ['a port with a fraction', { PORT: '80.5' }, /^PORT="80.5"/],
    ['a host with a scheme', { HOST: 'http://here' }, /^HOST="http:\/\/here" .*without a scheme/],
    ['a host with a space', { HOST: 'a b' }, /^HOST=/],
    ['an address as folder', { ALONGSIDE_DATA: 's3://x/y' }, /^ALONGSIDE_DATA=.*not an address/],
    ['a NUL in a path', { ALONGSIDE_KEY_FILE: 'a\u0000b' }, /^ALONGSIDE_KEY_FILE=.*control/],
    [
      'an address for the packs',
      { ALONGSIDE_COUNTRIES: 'https://x/y' },
      /^ALONGSIDE_COUNTRIES=.*not an address/,
    ],
    ['another database', { DATABASE_URL: 'mysql://u:p@h/d' }, /^DATABASE_URL=.*postgres:\/\/user/],
    ['no database name', { DATABASE_URL: 'postgres://u:p@h' }, /database's name/],
    ['metrics for all', { METRICS_HOST: '0.0.0.0' }, /^METRICS_HOST="0.0.0.0" .*this machine/],
    ['metrics by a name', { METRICS_HOST: 'localhost' }, /^METRICS_HOST="localhost"/],
    ['no address at all', { ALONGSIDE_ADDRESS: 'programme.example' }, /write it as https:\/\//],
    [
      'an address without encryption',
      { ALONGSIDE_ADDRESS: 'http://programme.example' },
      /^ALONGSIDE_ADDRESS="http:\/\/programme.example" .*passwords travel there, .*https:/,
    ],
    [
      'an address that only begins as one of this machine',
      { ALONGSIDE_ADDRESS: 'http://localhost.example' },
      /^ALONGSIDE_ADDRESS=.*https:/,
    ],
    [
      'an address of another kind',
      { ALONGSIDE_ADDRESS: 'ftp://programme.example' },
      /^ALONGSIDE_ADDRESS="ftp:\/\/programme.example" .*write it as/,
    ],
    [
      'an address with a path',
      { ALONGSIDE_ADDRESS: 'https://programme.example/alongside' },
      /it has no path: give https:\/\/programme.example\.$/,
    ],
    [
      'an address with a question',
      { ALONGSIDE_ADDRESS: 'https://programme.example/?secret' },
      /^ALONGSIDE_ADDRESS="https:\/\/programme.example" .*no path/,
    ],
    [
      'an address with a user',
      { ALONGSIDE_ADDRESS: 'https://user:secret@programme.example' },
      /^ALONGSIDE_ADDRESS="https:\/\/programme.example" .*user and the password/,
    ],
    [
      'a name as proxy',
      { TRUST_PROXY: 'proxy.example' },
      /^TRUST_PROXY="proxy.example" .*networks/,
    ],
    ['everybody as proxy', { TRUST_PROXY: '0.0.0.0/0' }, /^TRUST_PROXY=/],
    ['too many proxies', { TRUST_PROXY: '10' }, /^TRUST_PROXY=/],
    ['a word as port of metrics', { METRICS_PORT: 'on' }, /^METRICS_PORT="on" .*no metrics/],
    ['a word as duration', { LOG_SLOW_MILLISECONDS: '1s' }, /^LOG_SLOW_MILLISECONDS="1s" .*whole/],
    [
      'heads sent without encryption',
      { ALONGSIDE_AUDIT_WEBHOOK: 'http://auditor.example/secret' },
      /^ALONGSIDE_AUDIT_WEBHOOK="http:\/\/auditor.example" .*https/,
    ],
    ['mail over http', { ALONGSIDE_SMTP: 'http://mail.example' }, /^ALONGSIDE_SMTP="…" .*smtps/],
    [
      'a password among the settings',
      { ALONGSIDE_SMTP: 'smtps://me:secret@mail.example' },
      /^ALONGSIDE_SMTP="smtps:\/\/…@mail.example" .*PASSWORD_FILE/,
    ],
    [
      'mail without a sender',
      { ALONGSIDE_SMTP: 'smtps://mail.example' },
      /^ALONGSIDE_MAIL_FROM="" .*notices@example.org/,
    ],
    [
      'a user without a password',
      { ALONGSIDE_SMTP: 'smtps://me@mail.example', ALONGSIDE_MAIL_FROM: 'a@b.example' },
      /^ALONGSIDE_SMTP_PASSWORD_FILE="" .*password of “me”/,
    ],
    [
      'a password file that is not there',
      {
        ALONGSIDE_SMTP: 'smtps://me@mail.example',
        ALONGSIDE_SMTP_PASSWORD_FILE: '/nowhere/at/all',
      },
      /^ALONGSIDE_SMTP_PASSWORD_FILE="\/nowhere.* no file/,
    ],
    [
      'mails every minute',
      {
        ALONGSIDE_SMTP: 'smtp://mail.example',
        ALONGSIDE_MAIL_FROM: 'a@b.example',
        ALONGSIDE_MAIL_HOURS: '0',
      },
      /^ALONGSIDE_MAIL_HOURS="0" .*168/,
    ],
    ['an unknown level', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL="loud" .*silent, error/],
  ])('%s', (_name, environment, sentence) => {
    expect(sentenceFor(environment)).toMatch(sentence);
  });

  test.each([
    'mysql://user:secret@host/x',
    'postgres://user:secret@host',
    'user:secret@host',
    'postgres://user:se:cr@secret@host',
    'mysql://h/d?password=secret',
  ])('a password is never repeated: %s', (url) => {
    expect(sentenceFor({ DATABASE_URL: url })).not.toContain('secret');
  });
});

describe('what is read', () => {
  test('an empty environment gives what is safe on a laptop', () => {
    const data = join(checkoutFolder, 'data');
    expect(readConfig({ PORT: '' })).toEqual({
      ok: true,
      value: {
        port: 4180,
        host: '127.0.0.1',
        address: {
          origin: 'http://localhost:4180',
          host: 'localhost:4180',
          isSecure: false,
          isHere: true,
          rpId: 'localhost',
        },
        proxies: ['loopback'],
        dataFolder: data,
        keyFile: join(data, 'alongside.key'),
        ledgerFile: join(data, 'alongside.ledger'),
        backupRecipient: null,
        countriesFolder: join(checkoutFolder, 'countries'),
        databaseUrl: null,
        logLevel: 'info',
        slowMilliseconds: 500,
        metrics: null,
        auditHeads: { folder: join(data, 'audit-heads'), webhook: null },
        mail: null,
      },
    });
  });

  test('the key file follows the data folder unless it is named', () => {
    const read = readConfig({ ALONGSIDE_DATA: '/srv/a', HOST: '::1', PORT: '0' });
    expect(read.ok && [read.value.keyFile, read.value.host, read.value.port]).toEqual([
      '/srv/a/alongside.key',
      '::1',
      0,
    ]);
    const named = readConfig({ ALONGSIDE_DATA: '/srv/a', ALONGSIDE_KEY_FILE: '/safe/k' });
    expect(named.ok && named.value.keyFile).toBe('/safe/k');
    expect(named.ok && named.value.ledgerFile).toBe('/safe/alongside.ledger');
  });

  test('metrics, on this machine', () => {
    const metricsOf = (environment: Environment) => {
      const read = readConfig(environment);
      return read.ok && read.value.metrics;
    };
    expect(metricsOf({ METRICS_PORT: '9464' })).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(metricsOf({ METRICS_PORT: '9464', METRICS_HOST: '::1' })).toEqual({
      host: '::1',
      port: 9464,
    });
    expect(metricsOf({ METRICS_HOST: '127.0.0.5' })).toBeNull();
  });

  test('heads of the audit trail follow the key file unless they are named', () => {
    const headsOf = (environment: Environment) => {
      const read = readConfig(environment);
      return read.ok && read.value.auditHeads;
    };
    expect(headsOf({ ALONGSIDE_KEY_FILE: '/safe/k' })).toEqual({
      folder: '/safe/audit-heads',
      webhook: null,
    });
    expect(
      headsOf({
        ALONGSIDE_AUDIT_HEADS: '/mnt/heads',
        ALONGSIDE_AUDIT_WEBHOOK: 'https://auditor.example/x',
      }),
    ).toEqual({ folder: '/mnt/heads', webhook: 'https://auditor.example/x' });
    expect(headsOf({ ALONGSIDE_AUDIT_WEBHOOK: 'http://127.0.0.1:9/x' })).toMatchObject({
      webhook: 'http://127.0.0.1:9/x',
    });
  });

  test('the address that people type, or else the port on this machine', () => {
    const addressOf = (environment: Environment) => {
      const read = readConfig(environment);
      return read.ok && read.value.address;
    };
    expect(addressOf({ ALONGSIDE_ADDRESS: 'https://Programme.example:443/' })).toEqual({
      origin: 'https://programme.example',
      host: 'programme.example',
      isSecure: true,
      isHere: false,
      rpId: 'programme.example',
    });
    expect(addressOf({ PORT: '4999' })).toMatchObject({ origin: 'http://localhost:4999' });
    for (const here of ['http://127.0.0.5:80', 'http://[::1]:4180', 'https://localhost']) {
      expect(addressOf({ ALONGSIDE_ADDRESS: here })).toMatchObject({ isHere: true });
    }
  });

  test('proxies in front', () => {
    const proxiesOf = (value: string) => {
      const read = readConfig({ TRUST_PROXY: value });
      return read.ok && read.value.proxies;
    };
    expect(proxiesOf('2')).toBe(2);
    expect(proxiesOf('none')).toBe(false);
    expect(proxiesOf('10.0.0.5, fd00::/8')).toEqual(['10.0.0.5', 'fd00::/8']);
  });

  test('an existing server', () => {
    const read = readConfig({ DATABASE_URL: 'postgresql://u:p@h:5433/d?sslmode=verify-full' });
    expect(read.ok && read.value.databaseUrl).toContain('h:5433/d');
  });
});
