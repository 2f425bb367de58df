import { codes, createRedactor, exits, SyncError } from '@copilot-sync/errors'
import { expect, test } from 'vitest'

test('an error carries its code, its place, its hint and the exit code of its code', () => {
  const error = new SyncError('CONFIG_NOT_YAML', 'a mapping value is not allowed here', {
    hint: 'Mend the line.',
    place: { file: 'config.yaml', line: 3, col: 7 },
  })
  expect(error).toMatchObject({ code: 'CONFIG_NOT_YAML', exit: 6, hint: 'Mend the line.' })
  expect(error.message).toBe('config.yaml:3:7: a mapping value is not allowed here')
})

test('every code ends with one of the documented exit codes', () => {
  const documented = new Set<number>(Object.values(exits))
  for (const { exit } of Object.values(codes)) expect(documented).toContain(exit)
})

test.each([
  ['gho_abcdefghijklmnop1234', 'ghu_', 'token ghu_abcdefghijklmnopqrstuv'],
  ['github token', 'ghp_', 'login with ghp_0123456789abcdefghijABCDEFGHIJ failed'],
  ['fine-grained', 'github_pat_', 'github_pat_11ABCDEFG0123456789_abcdefghij'],
  ['copilot token', 'tid=', 'authorization: Bearer tid=abc;exp=1;sku=x:mac0123'],
  ['litellm key', 'sk-', 'master_key: sk-1234567890'],
  ['address', 'hunter2', 'http://user:hunter2@proxy.example:3128/'],
])('masks a %s by its shape', (_, part, text) => {
  expect(createRedactor().redact(text)).not.toContain(part)
})

test('masks what was named, also when it is escaped', () => {
  const redactor = createRedactor()
  redactor.add('s3cr3t "quoted" value')
  const text = `a s3cr3t "quoted" value, ${JSON.stringify('s3cr3t "quoted" value')}, ${encodeURIComponent('s3cr3t "quoted" value')}`
  expect(redactor.redact(text)).toBe('a [redacted], "[redacted]", [redacted]')
})

test.each(['the token is valid', 'token exchange', 'basic usage of the tool', 'https://docs.github.com/copilot'])(
  'leaves ordinary words: %s',
  (text) => {
    expect(createRedactor().redact(text)).toBe(text)
  },
)
