import { runLogCanaries } from '../../test/identity/log-canaries.ts';

/** Sends secrets and personal data through every kind of request and failure, and searches all that is logged. */
export async function logCanariesProof(): Promise<boolean> {
  const report = await runLogCanaries('all');
  console.log(
    `${report.requests} requests and ${report.refusedConfigurations} refused configurations, ${report.processes} processes`,
  );
  console.log(`${report.lines} lines searched for ${report.canaries} secrets and values; they say:`);
  for (const message of report.messages) console.log(`  ${message}`);
  console.log(`found: ${report.found.length}`);
  for (const one of report.found.slice(0, 20)) console.log(`  ${one}`);
  return report.found.length === 0 && report.messages.includes('masked error');
}
