import type { Config } from '@oclif/core/config'

/**
 * What a command needs of oclif's Config to parse and run. Loading the real one reads manifests and looks for plugins,
 * 25 ms of a start of 60; only help needs it.
 */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a part of it is all that is used
export const lightConfig = {
  bin: 'copilot-sync',
  runHook: async () => ({ failures: [], successes: [] }),
  scopedEnvVarKeys: () => [],
  scopedEnvVar: () => undefined,
} as unknown as Config
