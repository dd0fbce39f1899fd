// Which passwords may be used: what is guessed first is refused, a long sentence never is.

import { describe, expect, it } from 'vitest';
import { passwordFault } from './rules.ts';

const owner = { login: 'aigerim.b', displayName: 'Айгерим Бекова' };

describe('a password is refused', () => {
  it.each([
    ['eleven sig!', 'password-too-short'],
    ['', 'password-too-short'],
    ['aigerim.b2026', 'password-like-your-name'],
    ['Айгерим-Бекова1', 'password-like-your-name'],
    ['123456789012', 'password-too-common'],
    ['aaaaaaaaaaaaaaa', 'password-too-common'],
    ['abababababababab', 'password-too-common'],
    ['Password1234', 'password-too-common'],
    ['passwordpassword', 'password-too-common'],
    ['qwertyuiop[]', 'password-too-common'],
    ['йцукенгшщзхъ', 'password-too-common'],
    ['Пароль123456', 'password-too-common'],
    ['kazakhstan2026!', 'password-too-common'],
    ['zyxwvutsrqponm', 'password-too-common'],
    ['Alongside2026', 'password-too-common'],
    ['１２３４５６７８９０１２', 'password-too-common'],
  ])('%s: %s', (password, fault) => {
    expect(passwordFault(password, owner)).toBe(fault);
  });
});

describe('a password may be used', () => {
  it.each([
    'a long enough password',
    'demo-aigerim-1f3c9a77',
    'k7fmt-p9wqa-x2hde-nb4cz',
    'сегодня снег на перевале',
    'aigerim and four grey horses',
    'گل‌های سرخ باغ ما',
  ])('%s', (password) => {
    expect(passwordFault(password, { login: 'aigerim', displayName: 'Aigerim' })).toBeNull();
  });
});
