import { createRedactor } from '@copilot-sync/errors'
import { expect, test } from 'vitest'
import { cpuTime } from '../../../scripts/cpu-time.ts'
import { sweep } from '../../../scripts/sweep.ts'

const hex = '0123456789abcdef0123456789abcdef'
const { redact, redactJson } = createRedactor()

test.each([
  ['a short key', 'master_key: sk-1234', 'master_key: [redacted]'],
  ['hex', `      api_key: ${hex}`, '      api_key: [redacted]'],
  ['a value of several words', 'password: correct horse battery', 'password: [redacted]'],
  ['a comment stays', 'api_key: abc # ours', 'api_key: [redacted] # ours'],
  ['another value with a hash', 'api_key: ab#c', 'api_key: [redacted]'],
  ['in a list', '  - api_key: abc', '  - api_key: [redacted]'],
  ['an anchor and a tag', 'api_key: &k !!str abc', 'api_key: &k !!str [redacted]'],
  ['removed in a patch', '-master_key: abc\n+master_key: def', '-master_key: [redacted]\n+master_key: [redacted]'],
  ['in colours', '\u001B[31m-  api_key: abc\u001B[39m', '\u001B[31m-  api_key: [redacted]\u001B[39m'],
  ['single quotes', "aws_secret_access_key: 'it''s'", "aws_secret_access_key: '[redacted]'"],
  ['double quotes', String.raw`password: "a \"b\" c" # x`, 'password: "[redacted]" # x'],
  ['several lines in quotes', 'api_key: "ab\n  cd"\nx: 1', 'api_key: "[redacted]\n  [redacted]"\nx: 1'],
  ['quotes without an end', 'api_key: "abc def', 'api_key: [redacted]'],
  ['a flow mapping', '{ model: a, api_key: abc, x: 1 }', '{ model: a, api_key: [redacted], x: 1 }'],
  ['the last of a flow mapping', '{ api_key: abc }', '{ api_key: [redacted] }'],
  ['JSON', '{"api_key":"abc","n":1}', '{"api_key":"[redacted]","n":1}'],
  [
    'JSON in JSON',
    String.raw`{"text":"{\"token\":\"abc\",\"n\":1}"}`,
    String.raw`{"text":"{\"token\":\"[redacted]\",\"n\":1}"}`,
  ],
  [
    'YAML in JSON',
    String.raw`{"text":"a: 1\n  api_key: abc\nb: 2"}`,
    String.raw`{"text":"a: 1\n  api_key: [redacted]\nb: 2"}`,
  ],
  ['a header', '  X-Secret: abc def', '  X-Secret: [redacted]'],
  ['a header in quotes', `curl -H 'X-Api-Key: abc' x`, `curl -H 'X-Api-Key: [redacted]' x`],
  ['authorization', 'Authorization: Basic YTpi', 'Authorization: [redacted]'],
  ['camel case', 'clientSecret: abc\napiKey: def', 'clientSecret: [redacted]\napiKey: [redacted]'],
  ['a path', 'litellm_params.api_key: abc', 'litellm_params.api_key: [redacted]'],
  ['a sentence', 'refused, as api_key: abcd1234 is wrong', 'refused, as api_key: [redacted] is wrong'],
  [
    'ids and addresses',
    'aws_access_key_id: AKIA\nwebhook_url: https://x/y',
    'aws_access_key_id: [redacted]\nwebhook_url: [redacted]',
  ],
  ['a block', 'private_key: |-\n  ab\n\n    cd\nnext: 1', 'private_key: |-\n  [redacted]\n\n    [redacted]\nnext: 1'],
  ['a block in a list', '  - token: >\n      ab\n  - x', '  - token: >\n      [redacted]\n  - x'],
  [
    'a block in a patch',
    '-  token: |\n-    ab\n+    cd\n   x: 1',
    '-  token: |\n-    [redacted]\n+    [redacted]\n   x: 1',
  ],
  ['a value below its key', 'api_key:\n  abc\nx: 1', 'api_key:\n  [redacted]\nx: 1'],
  ['a connection string', 'redis_url: redis://u:hunter2@h/0', 'redis_url: redis://[redacted]@h/0'],
  [
    'a private key',
    'x\n-----BEGIN RSA PRIVATE KEY-----\nMIIab+/=\n-----END RSA PRIVATE KEY-----\ny',
    'x\n[redacted]\n[redacted]\n[redacted]\ny',
  ],
  ['a password with an @', 'database_url: postgresql://u:a@b@h/d', 'database_url: postgresql://[redacted]@h/d'],
  ['a number', 'password: 12345678\npin_secret: 42', 'password: [redacted]\npin_secret: [redacted]'],
  ['a number in JSON', '{"password":12345678,"n":1}', '{"password":"[redacted]","n":1}'],
  ['a list', 'api_keys:\n  - abc\n  - "def"\nx: 1', 'api_keys:\n  - [redacted]\n  - [redacted]\nx: 1'],
  ['a list that is not indented', '  api_keys:\n  - abc\n  x: 1', '  api_keys:\n  - [redacted]\n  x: 1'],
  ['a list in a patch', '-api_keys:\n-- abc\n+- def\n x: 1', '-api_keys:\n-- [redacted]\n+- [redacted]\n x: 1'],
  ['a list in brackets', '{ api_keys: [abc, "d]f"], x: 1 }', '{ api_keys: [redacted], x: 1 }'],
  ['a list over two lines', 'secrets: [abc,\n  def]\nx: 1', 'secrets: [redacted]\n  [redacted]\nx: 1'],
  ['a list in JSON', '{"api_keys":["abc","def"],"n":1}', '{"api_keys":["[redacted]","[redacted]"],"n":1}'],
  [
    'a mapping in JSON in JSON',
    String.raw`{"text":"{\"credentials\":{\"user\":\"x\",\"pin\":12,\"on\":true}}"}`,
    String.raw`{"text":"{\"credentials\":{\"user\":\"[redacted]\",\"pin\":\"[redacted]\",\"on\":true}}"}`,
  ],
  [
    'a mapping below',
    'credentials:\n  user: x\n  on: true\n  items:\n    - y\n  pem: |\n    ab: cd\nx: 1',
    'credentials:\n  user: [redacted]\n  on: true\n  items:\n    - [redacted]\n  pem: |\n    ab: [redacted]\nx: 1',
  ],
  ['a text that looks like an alias', 'password: *Passw0rd', 'password: [redacted]'],
  ['a text that looks like a tag', 'password: !Passw0rd\nx: 1', 'password: [redacted]\nx: 1'],
  ['a long key', 'it is sk-abcdefghij0123456789', 'it is [redacted]'],
])('masks %s', (_, text, masked) => {
  expect(redact(text)).toBe(masked)
  expect(redact(masked)).toBe(masked)
})

test.each([
  'max_tokens: 64000',
  'input_cost_per_token: 0.0',
  'output_cost_per_token: 1.5e-06',
  'token: null\npassword: ~\nsecret: true',
  '{"token":null,"n":1}',
  '{"input_cost_per_token":"0.000001"}',
  'api_key: os.environ/OPENAI_API_KEY',
  '{ api_key: os.environ/OPENAI_API_KEY }',
  'api_key: "os.environ/OPENAI_API_KEY"',
  'max_parallel_requests_per_key: 5',
  'x: &shared 1\napi_key: *shared',
  'api_keys: []',
  'api_key: ""',
  'api_key:\nnext: 1',
  'cache_key: abc1234567',
  'path: litellm_params.api_key',
  '{"path":"litellm_params.api_key","rule":"x"}',
  'model_name: monkey: x',
  'monkey: banana',
  'the token: it is missing',
  '/srv/sk-project-x/config.yaml',
  'base_url: http://localhost:4000',
  '["http://localhost","a@b.example"] http://localhost:4000/@scope/x',
])('leaves %j', (text) => {
  expect(redact(text)).toBe(text)
})

test('JSON: each text by itself, keys by their names', () => {
  const value = {
    text: 'x:\n  private_key: |\n    ab\ny: 1',
    api_key: 'abc',
    token: 'os.environ/T',
    n_token: 5,
    path: 'a.api_key',
    password: 12345678,
    auth_keys: ['abc', { k: 'def', on: true }],
  }
  const shown =
    '{"text":"x:\\n  private_key: |\\n    [redacted]\\ny: 1","api_key":"[redacted]","token":"os.environ/T","n_token":5,"path":"a.api_key","password":"[redacted]","auth_keys":["[redacted]",{"k":"[redacted]","on":true}]}'
  expect(redactJson(value)).toBe(shown)
  expect(redactJson(JSON.parse(shown))).toBe(shown)
})

test('JSON: a change of a field whose path says secret', () => {
  const change = { path: 'litellm_params.extra_headers.X-Secret', from: 'abc', to: null, rule: 'r' }
  expect(redactJson({ fields: [change] })).toBe(JSON.stringify({ fields: [{ ...change, from: '[redacted]' }] }))
})

test('a short master key that was named is masked', () => {
  const redactor = createRedactor()
  redactor.add('sk-1234')
  expect(redactor.redact('in sk-1234.log')).toBe('in [redacted].log')
})

const MB = 1_000_000
const tried = sweep(4)
const long: readonly (readonly [string, string])[] = [
  ['base64', 'QUJD'.repeat(1.5 * MB)],
  ['dashes', 'a-'.repeat(3 * MB)],
  ['keys without a value', 'key:'.repeat(1.5 * MB)],
  ['quotes without an end', `api_key: 'a\n`.repeat(MB / 2)],
  ['keys below keys', 'token:\n'.repeat(MB)],
  ['blocks', `api_key: |\n  abc\n`.repeat(MB / 3)],
  ['a flow on one line', 'token: a, '.repeat(MB / 2)],
  ['a flow after a word', `x ${'token: a, '.repeat(MB / 2)}`],
  ['beginnings of private keys', '-----BEGIN PRIVATE KEY-----\n'.repeat(MB / 5)],
  ['addresses', 'a://'.repeat(1.5 * MB)],
  ['an address without an end', `a://${'b@'.repeat(3 * MB)}`],
  ['brackets without an end', 'token: ['.repeat(MB / 2)],
  ['lists', 'api_keys:\n  - abc\n'.repeat(MB / 3)],
  ['aliases', 'token: *abc\n'.repeat(MB / 2)],
  ['short keys', 'sk-'.repeat(2 * MB)],
]

test.for(long)('takes linear time: 6 MB of %s', ([what, text], { skip }) => {
  if (!tried.tries(long.findIndex(([name]) => name === what))) skip('tried in CI')
  const start = cpuTime()
  redact(text)
  expect(cpuTime() - start).toBeLessThan(8000)
})
