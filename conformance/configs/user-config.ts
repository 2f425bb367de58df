/** What a team has before the first sync: comments, other providers, settings. Retries are off, so that a cell is one call. */
export const userConfig = `# LiteLLM of the team
model_list:
  # our own deployment, not Copilot's
  - model_name: in-house
    litellm_params:
      model: openai/in-house-8b   # vLLM
      api_base: http://127.0.0.1:9/v1
      api_key: none

litellm_settings:
  drop_params: false

router_settings:
  num_retries: 0
  disable_cooldowns: true
`
export const userModel = 'in-house'
