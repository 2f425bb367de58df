import { hashText } from '@copilot-sync/catalog'

/** LiteLLM sends the id in the response header `x-litellm-model-id`, so it stays short. */
const LONGEST = 120
const PLAIN = /^(?:github_copilot\/|(?!github_copilot-))[A-Za-z0-9._-]+$/

/**
 * The `model_info.id` of the entry with this `model_name`: stable, URL-safe, and a different one for a different name.
 * Where the plain form would not tell two names apart it ends in a hash; that depends on the name alone.
 */
export function entryId(name: string): string {
  const plain = `copilot-${name.replace(/[^A-Za-z0-9._-]/g, '-')}`
  if (PLAIN.test(name) && plain.length <= LONGEST) return plain
  return `${plain.slice(0, LONGEST - 11)}-${hashText(name).slice(0, 10)}`
}
