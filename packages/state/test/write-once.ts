import {
  cleanUp,
  createBackup,
  readConfigFile,
  readLedger,
  replaceFile,
  stateDir,
  systemClock,
  withLock,
  writeLedger,
  type Step,
} from '@copilot-sync/state'

/** One whole run: it ends what a dead run left, and writes the text when the config holds another. */
export async function writeOnce(config: string, text: string, options: { state?: string; step?: Step } = {}) {
  const { step = () => {} } = options
  const { realPath: identity } = await readConfigFile(config)
  const place = { identity, stateDir: stateDir(identity, options.state) }
  return withLock({ stateDir: place.stateDir, clock: systemClock, lockTimeout: 20_000, step }, async (lock) => {
    const { repaired } = await cleanUp(place)
    const present = await readConfigFile(config)
    const before = Buffer.from(present.bytes).toString()
    if (before === text) return { before, changed: false, repaired }
    await createBackup({ ...place, ...present, now: Date.now(), reason: 'before sync', step })
    const record = await readLedger(place)
    const row = { 'model_info.mode': '0123456789abcdef' }
    await writeLedger(place, { ...record, ledger: { ...record.ledger, new: row } }, { step })
    await replaceFile(config, Buffer.from(text), {
      ...present.stat,
      expect: present.hash,
      beforeCommit: () => lock.assertHeld(),
      stateDir: place.stateDir,
      step,
    })
    return { before, changed: true, repaired }
  })
}
