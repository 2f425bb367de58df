import { editorHeaders } from '@copilot-sync/api-client'
import { expect, test } from 'vitest'
import { failure } from './helpers/client.ts'

test('values replace and add, names become lower case', () => {
  expect(editorHeaders({ 'Editor-Version': 'vscode/2.0.0', 'x-own': 'a b' })).toEqual({
    'editor-version': 'vscode/2.0.0',
    'editor-plugin-version': 'copilot-chat/0.26.7',
    'user-agent': 'GitHubCopilotChat/0.26.7',
    'copilot-integration-id': 'vscode-chat',
    'x-own': 'a b',
  })
})

test.each([
  ['a name with a space', { 'editor version': 'x' }],
  ['an empty name', { '': 'x' }],
  ['an empty value', { 'x-own': '' }],
  ['a line break', { 'x-own': 'a\r\nauthorization: b' }],
  ['a space at the end', { 'x-own': 'a ' }],
  ['a letter beyond ASCII', { 'x-own': 'ü' }],
  ['a header of ours', { Authorization: 'token hunter2' }],
])('refuses %s', async (_, values) => {
  const error = await failure(Promise.resolve().then(() => editorHeaders(values)))
  expect(error).toMatchObject({ code: 'SETTINGS_INVALID', exit: 6 })
})
