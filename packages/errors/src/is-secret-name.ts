const ends =
  /(?:(?:^|[_.-])key|apikey|(?:api|access|master|secret|private|virtual|auth|signing|encryption|service)[_-]?keys|token|(?:api|access|auth|bearer|refresh|bot|session)[_-]?tokens|secrets?|passw(?:or)?ds?|passphrases?|credentials?|access_?key_?id|authorization|cookies?|webhook_?url|connection_?string)$/i
const camelKey = /[a-z]Key$/
/** Such names are no secrets, though they end like one. */
const harmless =
  /(?:^|[_.-])(?:(?:cache|public|sort|partition)_key|(?:n|num|max|min)_token|per_(?:api_|virtual_)?(?:key|token))$/i

/** Whether a key of this name holds a secret: `master_key`, `X-Api-Key`, `clientSecret`, `litellm_params.api_key`. */
export const isSecretName = (name: string): boolean => (ends.test(name) || camelKey.test(name)) && !harmless.test(name)
