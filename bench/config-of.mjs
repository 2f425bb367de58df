/** A config with so many entries of a user's, each about 600 bytes, with comments and quotes of several kinds. */
export function configOf(entries) {
  const list = Array.from(
    { length: entries },
    (_, at) => `  # deployment ${at}, owned by team ${at % 17}
  - model_name: "team-${at % 17}/model-${at}"
    litellm_params:
      model: openai/gpt-${at}
      api_base: https://gateway-${at % 5}.example.internal/v1   # behind the firewall
      api_key: os.environ/KEY_${at}
      rpm: ${60 + at}
      extra_headers: { x-team: 'team-${at % 17}', x-cost-centre: "${4700 + at}" }
    model_info:
      id: team-model-${at}
      mode: chat
      max_input_tokens: 128000
      max_output_tokens: 16384
      supports_function_calling: true
      access_groups:
        - team-${at % 17}
        - everyone
`,
  )
  return `model_list:\n${list.join('\n')}\nlitellm_settings:\n  drop_params: true\n`
}
