/** The file beside the config that LiteLLM imports the image callback from. */
export const IMAGE_FILE = 'copilot_sync_images.py'
/** The file beside the config that holds our entries in the layout `include`. */
export const INCLUDE_FILE = 'copilot-models.yaml'

/** LiteLLM imports the callback, perhaps as another user. */
export const COMPANION_MODE = 0o644

/** All that is ever written beside a config. */
export const companionNames: readonly string[] = [IMAGE_FILE, INCLUDE_FILE]
