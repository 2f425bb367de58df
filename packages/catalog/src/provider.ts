/** What LiteLLM calls Copilot, before each of its models. */
export const PROVIDER = 'github_copilot/'

/** A model's name without the provider before it. */
export function bareId(model: string): string {
  return model.startsWith(PROVIDER) ? model.slice(PROVIDER.length) : model
}
