/** The file beside the config that holds our entries in the layout `include`. */
export const INCLUDE_FILE = 'copilot-models.yaml'

/**
 * What it starts as. It never holds more than `model_list`, and that never null: LiteLLM 1.106.2 lets any other value
 * of an included file take the place of the config's own.
 */
export const EMPTY_INCLUDE = `# Written by copilot-sync: GitHub Copilot's models, included by LiteLLM's config.
model_list: []
`
