import { quoteAnswer, repeatsSecret } from '@copilot-sync/errors'
import { expect, test } from 'vitest'

const secret = 'tid=canary/0123;exp=9:c4n4ry+/=~?>'
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const codes = (text: string): string =>
  text.replaceAll(/[^]/g, (char) => String.raw`\u` + char.charCodeAt(0).toString(16).padStart(4, '0'))

const disguises: readonly [string, string][] = [
  ['as it is', secret],
  ['in a word', `x${secret}y`],
  ['JSON escapes', codes(secret)],
  ['escaped slashes', secret.replaceAll('/', String.raw`\/`)],
  ['an address', encodeURIComponent(secret)],
  ['an address in lower case', encodeURIComponent(secret).replaceAll(/%../g, (code) => code.toLowerCase())],
  ['an address, every character', Buffer.from(secret).toString('hex').replaceAll(/../g, '%$&')],
  ['an address within JSON', codes(encodeURIComponent(secret))],
  ['hex', Buffer.from(secret).toString('hex')],
  ['hex in capitals', Buffer.from(secret).toString('hex').toUpperCase()],
  ['base64', base64(secret)],
  ['base64 without its end', base64(secret).replace(/=+$/, '')],
  ['base64 of an address', Buffer.from(secret).toString('base64url')],
  [
    'base64, escaped',
    base64(secret)
      .replaceAll('/', String.raw`\/`)
      .replaceAll('+', '%2B'),
  ],
  ...['a', 'ab', 'abc', 'user:'].map((before): [string, string] => [
    `base64 behind "${before}"`,
    base64(`${before}${secret}tail`),
  ]),
]

test.each(disguises)('finds a secret: %s', (_, text) => {
  expect(repeatsSecret(`{"id": "${text}"}`, ['another-secret', secret])).toBe(true)
  expect(quoteAnswer(JSON.stringify({ message: text }), [secret])).not.toMatch(/canary|c4n4ry/)
})

test.each([
  ['no secret is known', secret, []],
  ['another one', secret, ['tid=canary/0123;exp=8:c4n4ry']],
  ['a secret that is a word', 'gpt-4o', ['gpt-4o']],
  ['a half of it', secret.slice(0, 20), [secret]],
])('finds none: %s', (_, text, secrets) => {
  expect(repeatsSecret(text, secrets)).toBe(false)
})
