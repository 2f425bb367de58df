const { readFileSync } = require('node:fs')
const { getCACertificates, setDefaultCACertificates } = require('node:tls')

// What Node itself needs to trust one more authority.
setDefaultCACertificates([...getCACertificates('default'), readFileSync(process.env.TRUST, 'utf8')])
