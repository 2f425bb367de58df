const { writeFileSync } = require('node:fs')

process.on('exit', () => writeFileSync(process.env.REPORT_USAGE, JSON.stringify(process.resourceUsage())))
