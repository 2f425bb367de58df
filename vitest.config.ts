import { defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Tests read each package's src through its own exports map, so they need no build.
  ssr: { resolve: { conditions: ['@copilot-sync/source', ...defaultServerConditions] } },
  test: {
    globalSetup: 'scripts/test-folder.mjs',
    // The default leaves one processor free: of two that is the half.
    maxWorkers: '100%',
    coverage: { include: ['packages/*/src/**'], thresholds: { lines: 95 } },
    projects: [
      // Without isolation files share loaded modules: nothing in packages/*/src keeps state of its own.
      { extends: true, test: { name: 'packages', include: ['packages/*/test/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'conformance', include: ['conformance/test/**/*.test.ts'] } },
      // The command line is tested as it is shipped: the bundle, in a process of its own.
      { extends: true, test: { name: 'cli', include: ['apps/cli/test/**/*.test.ts'], testTimeout: 30_000 } },
    ],
  },
})
