import { editorHeaderNames, editorHeaders, findHeaderFaults } from '@copilot-sync/catalog'
import { expect, test } from 'vitest'

const defaults = {
  'editor-version': 'vscode/1.95.0',
  'editor-plugin-version': 'copilot-chat/0.26.7',
  'user-agent': 'GitHubCopilotChat/0.26.7',
  'copilot-integration-id': 'vscode-chat',
}

test('values replace and add, names become lower case', () => {
  expect(editorHeaders({ 'Editor-Version': 'vscode/2.0.0', 'x-own': 'a b' })).toEqual({
    ...defaults,
    'editor-version': 'vscode/2.0.0',
    'x-own': 'a b',
  })
  expect([...editorHeaderNames]).toEqual(Object.keys(defaults))
})

test('a base stands over the defaults and below the values', () => {
  const base = { 'editor-version': 'vscode/1.85.1', 'user-agent': 'old' }
  expect(editorHeaders({ 'Editor-Version': 'vscode/2.0.0' }, base)).toEqual({
    ...defaults,
    'editor-version': 'vscode/2.0.0',
    'user-agent': 'old',
  })
})

test.each([
  ['a name with a space', { 'editor version': 'x' }, 'name'],
  ['an empty name', { '': 'x' }, 'name'],
  ['a name with a colon', { ':path': '/x' }, 'name'],
  ['a name with a line break', { 'x\r\ny': 'x' }, 'name'],
  ['a name beyond ASCII', { 'x-ü': 'x' }, 'name'],
  ['the name __proto__', JSON.parse('{"__proto__": "x"}'), 'name'],
  ['a name of 101 characters', { ['x'.repeat(101)]: 'x' }, 'long-name'],
  ['a login', { Authorization: 'Bearer hunter2' }, 'set-by-program'],
  ['a cookie', { cookie: 'a=hunter2' }, 'set-by-program'],
  ['a host', { host: 'x' }, 'set-by-program'],
  ['a length', { 'Content-Length': '1' }, 'set-by-program'],
  ['a coding', { 'transfer-encoding': 'chunked' }, 'set-by-program'],
  ['a hop', { 'proxy-authorization': 'Basic hunter2' }, 'set-by-program'],
  ['the id of one request', { 'x-request-id': 'x' }, 'set-by-program'],
  ['the API version', { 'X-GitHub-Api-Version': '2026-06-01' }, 'set-by-setting'],
  ['the header for images', { 'copilot-vision-request': 'true' }, 'set-by-setting'],
  ['one name in two cases', { 'X-Own': 'a', 'x-own': 'b' }, 'twice'],
  ['a default in two cases', { 'editor-version': 'a', 'Editor-Version': 'a' }, 'twice'],
  ['a number', { 'x-own': 1 }, 'no-text'],
  ['null', { 'x-own': null }, 'no-text'],
  ['a list', { 'x-own': ['a'] }, 'no-text'],
  ['an empty value', { 'x-own': '' }, 'empty'],
  ['spaces alone', { 'x-own': '  ' }, 'spaces'],
  ['a space at the beginning', { 'x-own': ' a' }, 'spaces'],
  ['a space at the end', { 'x-own': 'a ' }, 'spaces'],
  ['a line break', { 'x-own': 'a\r\nauthorization: hunter2' }, 'unprintable'],
  ['a tab', { 'x-own': 'a\tb' }, 'unprintable'],
  ['a letter beyond ASCII', { 'x-own': 'ü' }, 'unprintable'],
  ['DEL', { 'x-own': 'a\u007F' }, 'unprintable'],
  ['a value of 1001 characters', { 'x-own': 'x'.repeat(1001) }, 'long-value'],
] as [string, Record<string, string>, string][])('refuses %s', (_, values, code) => {
  const faults = findHeaderFaults(values)
  expect(faults).toMatchObject([{ code, name: Object.keys(values).at(-1) }])
  expect(JSON.stringify(faults)).not.toContain('hunter2')
  expect(() => editorHeaders(values)).toThrow(expect.objectContaining({ code: 'SETTINGS_INVALID', exit: 6 }))
})

test.each([
  ['a name of 100 characters', { ['x'.repeat(100)]: 'x' }],
  ['a value of 1000 characters', { 'x-own': 'x'.repeat(1000) }],
  ['every mark that a name may have', { "!#$%&'*+.^_`|~-": 'x' }],
  ['one character', { x: '~' }],
])('takes %s', (_, values) => {
  expect(findHeaderFaults(values)).toEqual([])
  expect(editorHeaders(values)).toEqual({ ...defaults, ...values })
})

test('all faults are named, in their order', () => {
  expect(findHeaderFaults({ host: 'x', 'x-fine': 'x', 'x-own': '' }).map(({ name }) => name)).toEqual(['host', 'x-own'])
})
