import { parseConfig } from '@copilot-sync/config-writer'
import { expect, test } from 'vitest'
import { findReferences } from '../src/references/find-references.ts'

const names = new Set(['github_copilot/a', 'best'])

test.each([
  ['nothing', 'litellm_settings: {drop_params: true}', []],
  [
    'fallbacks of the router',
    'router_settings: {fallbacks: [{x: [y, github_copilot/a]}]}',
    ['router_settings.fallbacks[0].x[1]'],
  ],
  ['fallbacks from it', 'litellm_settings: {fallbacks: [{github_copilot/a: [x]}]}', ['litellm_settings.fallbacks[0]']],
  [
    'fallbacks with parameters',
    'litellm_settings: {context_window_fallbacks: [{x: [{model: best}]}]}',
    ['litellm_settings.context_window_fallbacks[0].x[0].model'],
  ],
  [
    'fallbacks for refused content',
    'litellm_settings: {content_policy_fallbacks: [{x: [best]}]}',
    ['litellm_settings.content_policy_fallbacks[0].x[0]'],
  ],
  ['default fallbacks', 'litellm_settings: {default_fallbacks: [best]}', ['litellm_settings.default_fallbacks[0]']],
  ['an alias', 'router_settings: {model_group_alias: {gpt: best}}', ['router_settings.model_group_alias.gpt']],
  [
    'a hidden alias',
    'router_settings: {model_group_alias: {gpt: {model: github_copilot/a, hidden: true}}}',
    ['router_settings.model_group_alias.gpt.model'],
  ],
  [
    'retries of a group',
    'router_settings: {model_group_retry_policy: {best: {TimeoutErrorRetries: 1}}}',
    ['router_settings.model_group_retry_policy'],
  ],
  [
    'a routing group',
    'router_settings: {routing_groups: [{group_name: g, models: [best]}]}',
    ['router_settings.routing_groups[0].models[0]'],
  ],
  ['the default model', 'general_settings: {completion_model: best}', ['general_settings.completion_model']],
  ['a part of a name', 'router_settings: {model_group_alias: {gpt: github_copilot/abc}}', []],
  ['an included file of that name', 'include: [best]', []],
  [
    'a router among the entries',
    'model_list: [{model_name: auto, litellm_params: {model: auto_router/x, auto_router_default_model: best}}]',
    ['model_list[0].litellm_params.auto_router_default_model'],
  ],
  [
    'another entry that serves the same model',
    'model_list: [{model_name: mine, litellm_params: {model: github_copilot/a}}]',
    [],
  ],
  [
    'an access group that the entry is in',
    'model_list: [{model_name: best, litellm_params: {model: x}, model_info: {access_groups: [beta]}}]',
    ['access group "beta" of model_list[0]'],
  ],
  [
    'an access group of another entry',
    'model_list: [{model_name: x, litellm_params: {model: x}, model_info: {access_groups: [beta]}}]',
    [],
  ],
])('%s', (_, text, places) => {
  expect(findReferences(parseConfig(`${text}\n`, 'config.yaml'), names).map(({ place }) => place)).toEqual(places)
})
