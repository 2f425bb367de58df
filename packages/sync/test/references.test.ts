import { parseConfig } from '@copilot-sync/config-writer'
import { expect, test } from 'vitest'
import { findReferences } from '../src/target/config/references/find-references.ts'

const names = new Set(['github_copilot/a', 'best'])

/** Entries of these names, all in the access group `beta`. */
const grouped = (...all: string[]) =>
  `model_list: [${all.map((name) => `{model_name: ${name}, litellm_params: {model: x}, model_info: {access_groups: [beta]}}`).join(', ')}]`
const TEAMS = 'litellm_settings: {default_team_params: {models: [beta]}}'
const TEAM = 'litellm_settings.default_team_params.models[0]'
const LAST = 'as the last of access group "beta"'

test.each<[what: string, text: string, places: string[], ours?: boolean]>([
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
    'an access group that lists models',
    'access_groups: [{name: beta, models: [best]}]',
    ['access_groups[0].models[0]'],
  ],
  ['an access group that it is in, and that nobody is given', grouped('best'), []],
  ['the last of a group that teams are given', `${grouped('best')}\n${TEAMS}`, [`${TEAM}, ${LAST} (model_list[0])`]],
  ['not the last', `${grouped('best', 'x')}\n${TEAMS}`, []],
  [
    'the last two, both going',
    `${grouped('best', 'github_copilot/a')}\n${TEAMS}`,
    [`${TEAM}, ${LAST} (model_list[0])`, `${TEAM}, ${LAST} (model_list[1])`],
  ],
  ['an access group of another entry', `${grouped('x')}\n${TEAMS}`, []],
  ['a setting of the same name as the group', `${grouped('best')}\nlitellm_settings: {beta: true, cache: beta}`, []],
  ['groups that are no list', `${grouped('best').replace('[beta]', 'beta')}\n${TEAMS}`, []],
  ['the last, by our own field', `${grouped('best')}\n${TEAMS}`, [], true],
])('%s', (_, text, places, ours = false) => {
  const found = findReferences(parseConfig(`${text}\n`, 'config.yaml'), names, () => ours)
  expect(found.map(({ place }) => place)).toEqual(places)
})
