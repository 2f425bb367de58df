import { quoteAnswer } from '@copilot-sync/errors'
import { expect, test } from 'vitest'

test.each([
  ['the message', '{"message": "Bad credentials"}', 'Bad credentials'],
  ['the detailed one first', '{"message": "a", "error_details": {"message": "b"}}', 'b'],
  ['of an error', '{"error": {"message": "c", "code": 1}}', 'c'],
  ['an error that is a text', '{"error": "d"}', 'd'],
  ['JSON without one', '{"message": 5}', '{"message": 5}'],
  ['a page', '<!doctype html><html><head><title>502 Bad\n Gateway</title>', '502 Bad Gateway'],
  ['a page without a title', '<html>sorry</html>', '<html>sorry</html>'],
  ['plain text', ' not\n\tfound\u0000\u001B[1m ', 'not found [1m'],
  ['nothing', ' ', ''],
  ['null', 'null', 'null'],
])('quotes %s', (_, text, quoted) => {
  expect(quoteAnswer(text)).toBe(quoted)
})

test('masks secrets before it cuts', () => {
  const secret = 's3cret-'.repeat(60)
  const quoted = quoteAnswer(`${'x'.repeat(150)} ${secret} ghu_0123456789abcdefgh ${'y'.repeat(900)}`, [
    secret,
    undefined,
  ])
  expect(quoted).toHaveLength(200)
  expect(quoted).not.toMatch(/s3cret|ghu_/)
})
