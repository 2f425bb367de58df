// Runs one script of package.json on a machine that has only Node (>= 20) and npm. The pinned pnpm, and a current Node
// where the machine's own is too old, come from the npm registry through npx, which keeps them for the next time.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { packageManager, engines, config } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)
const [major, minor] = process.versions.node.split('.').map(Number)
const [leastMajor, leastMinor] = engines.node.match(/\d+/g).map(Number)
const recent = major > leastMajor || (major === leastMajor && minor >= leastMinor)

const packages = recent ? [packageManager] : [packageManager, `node@${config.node}`]
const command = ['pnpm', 'run', ...process.argv.slice(2)].join(' ')
const args = ['--yes', '--prefer-offline', ...packages.flatMap((name) => ['--package', name]), '--call', command]
const { error, status } = spawnSync('npx', args, {
  cwd: root,
  env: { TURBO_TELEMETRY_DISABLED: '1', npm_config_update_notifier: 'false', ...process.env },
  shell: process.platform === 'win32',
  stdio: 'inherit',
})
if (error) throw error
process.exitCode = status ?? 1
