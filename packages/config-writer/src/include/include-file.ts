/**
 * What our included file starts as. It never holds more than `model_list`, and that never null: LiteLLM 1.106.2 lets any other value
 * of an included file take the place of the config's own.
 */
export const EMPTY_INCLUDE = `# Written by copilot-sync: GitHub Copilot's models, included by LiteLLM's config.
model_list: []
`
