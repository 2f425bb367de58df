import type { Reason } from './reason.ts'
import type { Place } from './sync-error.ts'

/** The closed list of warnings: what a person should know of a run that did its work all the same. */
export const warningCodes = {
  // the catalog
  CATALOG_ENTRY_SKIPPED: 'an entry of the catalog could not be read',
  CATALOG_PARTIAL: 'the answer says that there are more models than it lists',
  CATALOG_ERROR: 'the answer names an error beside its list',
  VALUE_UNREADABLE: 'the catalog states a value in a type that no rule can read; what was there before stays',
  NO_USABLE_MODEL: 'no model of the account can be served',
  CATALOG_NOTICE: 'Copilot sent a notice with its answer',
  // the memory of earlier catalogs
  MEMORY_UNREADABLE: 'the memory of earlier catalogs cannot be read',
  BASIS_CHANGED: 'rules, settings, account, host or API version are others than at the last fetch',
  ACCEPTED: '`--force` accepted what a guard would have refused or held',
  // rules and settings
  RULE_FAILED: 'a rule failed on a model, whose present value stays',
  SETTINGS_BROKEN: 'the settings cannot be read, and what was asked does not need them',
  FITS_NO_MODEL: 'a pattern, an override or an alias of the settings fits no model',
  IMAGES_OFF: 'requests with images fail while `images` is off',
  // the config
  DUPLICATE_KEY: 'a key is given twice in a mapping of the config',
  CONFIG_BROKEN: 'what is in the config is not known',
  INCLUDE_MISSING: 'the config includes a file that does not exist',
  INCLUDE_OVERRIDES: 'an included file takes the place of what the config says',
  WILDCARD: 'a wildcard entry keeps serving models that the catalog no longer has',
  NOTHING_TO_TAKE: '`--take` names an entry that does not wait for it',
  COPIED_ENTRY: 'an entry carries our mark and is not ours',
  ADOPTABLE: 'hand-made entries could be adopted',
  NOT_ADOPTED: 'an entry is not adopted, because it cannot be edited safely',
  HEADER_LOST: 'adopting an entry takes a header of its own away',
  // the run and its state
  PAUSED: 'sync is paused',
  RESTORED: 'what a restore undid is held',
  STATE_GROUP_WRITABLE: 'the group of the state folder may write it, and so change what a restore brings back',
  STATE_UNKNOWN: 'the state folder cannot be read',
  PLAN_HOST: 'a saved plan was made with the catalog of another host',
  PLAN_UNKNOWN: 'what a sync would do is not known',
  REPAIRED: 'a file that a crash left half-written, or that was missing, was put in place again',
  // the machine
  LITELLM_UNPROVEN: 'the LiteLLM on PATH is outside the versions that copilot-sync was tested with',
  LOG_UNWRITTEN: 'the log file cannot be written',
  CA_UNREADABLE: 'a file of certificates cannot be read',
  TOKEN_FILE: 'a token file is not as LiteLLM needs it',
} as const

export type WarningCode = keyof typeof warningCodes

/** What a person should know, beside the result. */
export interface SyncWarning {
  readonly code: WarningCode
  readonly message: string
  /** What the message is about, where that is a reason: the command line adds its words. */
  readonly reason?: Reason | undefined
  readonly hint?: string | undefined
  readonly place?: Place | undefined
}
