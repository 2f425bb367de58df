const ends =
  /(?:(?:^|[_.-])key|apikey|token|secret|passw(?:or)?d|passphrase|credentials?|access_?key_?id|authorization|cookie|webhook_?url|connection_?string)$/i
const camelKey = /[a-z]Key$/
/** Such names are no secrets, though they end like one. */
const harmless = /(?:^|[_.-])(?:cache|public|sort|partition)_key$/i

/** Whether a key of this name holds a secret: `master_key`, `X-Api-Key`, `clientSecret`, `litellm_params.api_key`. */
export const isSecretName = (name: string): boolean => (ends.test(name) || camelKey.test(name)) && !harmless.test(name)
