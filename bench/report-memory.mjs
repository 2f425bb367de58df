import { writeFileSync } from 'node:fs'

process.on('exit', () => writeFileSync(process.env.REPORT_MEMORY, String(process.resourceUsage().maxRSS)))
