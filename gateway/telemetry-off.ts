// Imported before @apollo/gateway, which otherwise reports its deployment to its vendor's host.
process.env.APOLLO_TELEMETRY_DISABLED = 'true';
