/** CPU time of this thread in ms: what a test of speed measures, for a busy machine takes wall time from everybody. */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
