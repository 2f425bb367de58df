import { checkRule, checkRuleShape, describeRules, type Rule } from '@copilot-sync/mapper'
import { expect, test } from 'vitest'

const good = {
  api: 1,
  name: 'vision',
  summary: 'Images.',
  reads: ['a.*'],
  writes: ['model_info.x'],
  map: (model: { get(path: string): unknown }) => ({ 'model_info.x': model.get('a.b'), 'model_info.y': undefined }),
  examples: [
    { catalog: { a: { b: [1] } }, entry: { 'model_info.x': [1] } },
    { catalog: {}, entry: { 'model_info.x': undefined } },
    { catalog: 'no object', entry: undefined },
  ],
}
const select = {
  api: 1,
  name: 's',
  summary: 'S.',
  reads: ['id'],
  select: ({ id }: { id: string }) => (id === 'b' ? 'b' : undefined),
}
const names = {
  api: 1,
  name: 'n',
  summary: 'N.',
  reads: ['id'],
  names: ({ id }: { id: string }, up: unknown) => [up ? 'X' : id],
}

test.each([
  { name: 'mapping', rule: good },
  {
    name: 'select',
    rule: {
      ...select,
      examples: [
        { catalog: { id: 'b' }, out: 'b' },
        { catalog: {}, out: undefined },
      ],
    },
  },
  {
    name: 'names',
    rule: {
      ...names,
      examples: [
        { catalog: {}, names: ['example'] },
        { catalog: {}, options: 1, names: ['X'] },
      ],
    },
  },
])('a $name rule that keeps its word', ({ rule }) => {
  expect(checkRule(rule)).toBeUndefined()
})

test.each([
  { what: 'no examples', rule: { ...good, examples: [] } },
  { what: 'no list of examples', rule: { ...good, examples: undefined } },
  {
    what: 'a value that differs',
    rule: { ...good, examples: [{ catalog: { a: { b: 1 } }, entry: { 'model_info.x': 2 } }] },
  },
  { what: 'a field too many', rule: { ...good, examples: [{ catalog: { a: { b: 1 } }, entry: undefined }] } },
  { what: 'a field too few', rule: { ...good, examples: [{ catalog: {}, entry: { 'model_info.x': 1 } }] } },
  { what: 'an undeclared read', rule: { ...good, reads: ['a.c'] } },
  { what: 'an undeclared write', rule: { ...good, writes: ['model_info.z'] } },
  { what: 'an error', rule: { ...good, map: () => JSON.parse('') } },
  {
    what: 'a change of the model',
    rule: { ...good, map: (model: { get(path: string): unknown[] | undefined }) => void model.get('a.b')?.push(2) },
  },
  { what: 'another reason', rule: { ...select, examples: [{ catalog: { id: 'b' }, out: 'c' }] } },
  { what: 'other names', rule: { ...names, examples: [{ catalog: {}, names: ['X'] }] } },
])('$what breaks the contract', ({ rule }) => {
  expect(() => checkRule(rule)).toThrow(expect.objectContaining({ code: 'RULE_INVALID' }))
})

test.each([
  { what: 'null', value: null },
  { what: 'a list', value: [] },
  { what: 'a function', value: () => 1 },
  { what: 'no api', value: { ...good, api: undefined } },
  { what: 'api "1"', value: { ...good, api: '1' } },
  { what: 'a name with spaces', value: { ...good, name: 'My Rule' } },
  { what: 'no name', value: { ...good, name: undefined } },
  { what: 'no summary', value: { ...good, summary: '' } },
  { what: 'reads that are no list', value: { ...good, reads: 'a' } },
  { what: 'an empty path', value: { ...good, reads: [''] } },
  { what: 'examples that are no list', value: { ...good, examples: {} } },
  { what: 'no function', value: { ...good, map: undefined } },
  { what: 'two functions', value: { ...good, select: () => undefined } },
  { what: 'a map that is none', value: { ...good, map: 'x' } },
  { what: 'no writes', value: { ...good, writes: undefined } },
  { what: 'a path elsewhere', value: { ...good, writes: ['general_settings.x'] } },
  { what: 'a path two keys deep', value: { ...good, writes: ['litellm_params.extra_headers.user-agent'] } },
  { what: 'a section', value: { ...good, writes: ['model_info'] } },
  { what: 'model_name', value: { ...good, writes: ['model_name'] } },
  { what: 'the model string', value: { ...good, writes: ['litellm_params.model'] } },
  { what: 'the id', value: { ...good, writes: ['model_info.id'] } },
  { what: 'the mark', value: { ...good, writes: ['model_info.managed_by'] } },
  { what: 'the memory of an adoption', value: { ...good, writes: ['model_info.adopted'] } },
  { what: 'overrides that are no list', value: { ...good, overrides: 'model_info.x' } },
  { what: 'an order that is no number', value: { ...good, order: '1' } },
  { what: 'somebody else who decides', value: { ...good, decides: 'nobody' } },
  { what: 'a mark that is a text', value: { ...good, mark: 'vision' } },
  { what: 'a label with a line break', value: { ...good, mark: { label: 'a\nb' } } },
  { what: 'a label of many words', value: { ...good, mark: { label: 'takes any image that there is' } } },
  { what: 'a place of the mark that is none', value: { ...good, mark: { label: 'x', order: null } } },
  { what: 'limits that are a list', value: { ...good, limits: ['model_info.x'] } },
  { what: 'another input', value: { ...good, input: 'sound' } },
  { what: 'advice that is a text', value: { ...good, advice: 'ask' } },
  { what: 'advice of another kind', value: { ...good, advice: [{ do: 'pray', what: 'x', key: 'y' }] } },
  { what: 'advice without a key', value: { ...good, advice: [{ do: 'list', what: 'x' }] } },
  { what: 'advice without a value', value: { ...good, advice: [{ do: 'set', what: 'x', key: 'y' }] } },
  { what: 'advice without a word', value: { ...good, advice: [{ do: 'elsewhere' }] } },
  ...['core', 'ledger', 'adopt', 'layout'].map((name) => ({
    what: `the plan's own ${name}`,
    value: { ...good, name },
  })),
  { what: 'an override elsewhere', value: { ...good, overrides: ['x'] } },
])('$what is no rule', ({ value }) => {
  expect(() => checkRuleShape(value, 'rule.mjs')).toThrow(
    expect.objectContaining({ code: 'RULE_INVALID', message: expect.stringContaining('rule.mjs') }),
  )
})

test('a rule of others may carry all facts', () => {
  const facts = {
    order: 1,
    decides: 'user',
    mark: { label: 'Sight 2', order: 3, minor: true },
    limits: true,
    input: 'image',
    advice: [
      { do: 'elsewhere', what: 'ask' },
      { do: 'set', what: 'say so', key: 'k', value: null },
      { do: 'unlist', what: 'take it out', key: 'k' },
      { do: 'list', what: 'put it in', key: 'k' },
    ],
  }
  expect(checkRuleShape({ ...good, ...facts }, 'here')).toMatchObject(facts)
})

test('all that is wrong is said at once', () => {
  const value = { api: 1, reads: [], writes: ['model_info.id', 'x.y'], map: () => undefined }
  expect(() => checkRuleShape(value, 'rule.mjs')).toThrow(/`name`.*`summary`.*reserved.*x\.y/)
})

test('rules as rows of a table', () => {
  const rules: Rule[] = [good, { ...select, examples: [] }, { ...names, examples: [] }].map((rule) =>
    checkRuleShape(rule, 'here'),
  )
  expect(describeRules(rules.map((rule) => ({ rule })))).toEqual([
    { kind: 'mapping', name: 'vision', summary: 'Images.', reads: ['a.*'], writes: ['model_info.x'], mark: null },
    { kind: 'select', name: 's', summary: 'S.', reads: ['id'], writes: [], mark: null },
    { kind: 'names', name: 'n', summary: 'N.', reads: ['id'], writes: [], mark: null },
  ])
})
