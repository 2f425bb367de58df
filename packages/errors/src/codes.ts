/** Exit codes of the command line; the contract of docs/cli.md. */
export const exits = {
  failed: 1,
  changes: 2,
  refused: 3,
  login: 4,
  upstream: 5,
  config: 6,
  locked: 9,
  usage: 64,
  interrupted: 130,
  terminated: 143,
} as const

/** The closed list of error codes, each with the exit code that it ends the command with and what it says. */
export const codes = {
  // the LiteLLM config
  CONFIG_NOT_FOUND: { exit: exits.config, summary: 'the LiteLLM config does not exist' },
  CONFIG_IS_FOLDER: { exit: exits.config, summary: 'the path of the LiteLLM config is a folder' },
  CONFIG_UNREADABLE: { exit: exits.config, summary: 'the LiteLLM config cannot be read' },
  CONFIG_NOT_TEXT: { exit: exits.config, summary: 'the LiteLLM config is not UTF-8 text' },
  CONFIG_NOT_YAML: { exit: exits.config, summary: 'the LiteLLM config is not valid YAML' },
  CONFIG_NOT_MAPPING: { exit: exits.config, summary: 'the LiteLLM config has no mapping at its top' },
  CONFIG_INVALID: { exit: exits.config, summary: 'the LiteLLM config loads as YAML but LiteLLM would not serve it' },
  MODEL_LIST_NOT_LIST: { exit: exits.config, summary: '`model_list` is not a list of entries' },
  DUPLICATE_KEY: { exit: exits.config, summary: '`model_list`, or a key inside it, is given twice' },
  UNSAFE_EDIT: { exit: exits.config, summary: 'this place cannot be edited without risk to other bytes' },
  OWNER_CONFLICT: { exit: exits.config, summary: 'two owners keep an entry of one name' },
  // our settings and rules
  SETTINGS_NOT_FOUND: { exit: exits.config, summary: 'the named settings file does not exist' },
  SETTINGS_INVALID: { exit: exits.config, summary: 'the settings file is not valid' },
  RULE_INVALID: { exit: exits.config, summary: 'a rule cannot be loaded or breaks the rule contract' },
  RULE_CONFLICT: { exit: exits.config, summary: 'two rules write the same field' },
  RULE_FAILED: { exit: exits.failed, summary: 'a rule failed, and --strict was given' },
  PLAN_UNREADABLE: { exit: exits.config, summary: 'the file is not a saved plan' },
  ADDRESS_REFUSED: {
    exit: exits.config,
    summary: 'an address that a token would be sent to is not valid, or would show it in clear text',
  },
  // guards
  CATALOG_EMPTY: { exit: exits.refused, summary: 'Copilot answered an empty model list' },
  CATALOG_UNUSABLE: {
    exit: exits.refused,
    summary: 'no model of the catalog can be served, while the config has some',
  },
  CATALOG_LEGACY: {
    exit: exits.refused,
    summary: 'the catalog holds legacy models only, the mark of a wrong host or scope',
  },
  ACCOUNT_CHANGED: { exit: exits.refused, summary: 'the catalog is for another account than the one before' },
  TOO_MANY_REMOVALS: { exit: exits.refused, summary: 'too large a share of the managed entries would go at once' },
  PLAN_STALE: { exit: exits.refused, summary: 'catalog, config or rules are not those of the saved plan any more' },
  // login
  NOT_LOGGED_IN: { exit: exits.login, summary: 'no GitHub token was found' },
  LOGIN_REJECTED: { exit: exits.login, summary: 'GitHub or Copilot does not accept the token' },
  NOT_ENTITLED: { exit: exits.login, summary: 'this account has no access to Copilot' },
  TOKEN_NOT_EXCHANGEABLE: {
    exit: exits.login,
    summary: 'this kind of GitHub token cannot be exchanged for a Copilot token',
  },
  SSO_REQUIRED: { exit: exits.login, summary: "an organization's single sign-on does not know the token yet" },
  IP_NOT_ALLOWED: { exit: exits.login, summary: "an organization's IP allow list does not have this machine" },
  ACCOUNT_SUSPENDED: { exit: exits.login, summary: 'GitHub has suspended the account, or its use of Copilot' },
  CLIENT_REFUSED: { exit: exits.login, summary: 'GitHub refuses the request for its form, not for its token' },
  // upstream and network
  CATALOG_UNREADABLE: { exit: exits.upstream, summary: 'the catalog file or answer is not a model list' },
  TOKEN_ECHOED: { exit: exits.upstream, summary: 'the answer repeats the token it was asked with' },
  CATALOG_NOT_REMEMBERED: { exit: exits.upstream, summary: 'no earlier answer of Copilot is remembered' },
  NETWORK: { exit: exits.upstream, summary: 'the service cannot be reached' },
  TIMEOUT: { exit: exits.upstream, summary: 'the service did not answer in time' },
  TLS_UNTRUSTED: { exit: exits.upstream, summary: "the service's certificate is not trusted" },
  CA_UNREADABLE: { exit: exits.upstream, summary: 'the certificates that SSL_CERT_FILE names cannot be read' },
  UPSTREAM_NOT_FOUND: { exit: exits.upstream, summary: 'the service answered 404' },
  WRONG_HOST: { exit: exits.upstream, summary: "the host is not the one of the account's plan" },
  RATE_LIMITED: { exit: exits.upstream, summary: 'the service limits the rate of requests' },
  CLIENT_OBSOLETE: { exit: exits.upstream, summary: 'the service refuses this client or API version as obsolete' },
  UPSTREAM_REJECTED: { exit: exits.upstream, summary: 'the service rejected the request' },
  UPSTREAM_ERROR: { exit: exits.upstream, summary: 'the service failed' },
  // writing
  LOCK_HELD: { exit: exits.locked, summary: 'another run holds the lock' },
  CONFIG_CHANGED: { exit: exits.locked, summary: 'the config was changed by somebody else meanwhile' },
  WRITE_FAILED: { exit: exits.failed, summary: 'a file could not be written' },
  BACKUP_NOT_FOUND: { exit: exits.failed, summary: 'there is no such backup' },
  BACKUP_CORRUPT: { exit: exits.failed, summary: "a backup's content does not match its hash" },
  HISTORY_NOT_FOUND: { exit: exits.failed, summary: 'the history has no such event' },
  STATE_UNREADABLE: { exit: exits.failed, summary: 'the state folder cannot be used' },
  // the command line
  MODEL_UNKNOWN: { exit: exits.failed, summary: 'nobody knows a model by this id' },
  USAGE: { exit: exits.usage, summary: 'wrong usage' },
  INTERRUPTED: { exit: exits.interrupted, summary: 'interrupted' },
  TERMINATED: { exit: exits.terminated, summary: 'terminated' },
  NODE_TOO_OLD: { exit: exits.failed, summary: 'this Node is older than copilot-sync needs' },
  INTERNAL: { exit: exits.failed, summary: 'a fault of copilot-sync itself' },
} as const satisfies Record<string, { exit: number; summary: string }>

export type ErrorCode = keyof typeof codes
