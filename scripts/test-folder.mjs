import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** All temporary folders of a test run lie in one, which goes with it. */
export default function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-tests-'))
  // Some tests act as another user.
  chmodSync(folder, 0o755)
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
