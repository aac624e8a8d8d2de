import { authorizationProof } from './proofs/authorization.ts';
import { blackBoxScanProof } from './proofs/black-box-scan.ts';
import { canariesProof } from './proofs/canaries.ts';
import { cashReportsProof } from './proofs/cash-reports.ts';
import { demandCostProof } from './proofs/demand-cost.ts';
import { differentialProof } from './proofs/differential.ts';
import { fieldMatrixProof } from './proofs/field-matrix.ts';
import { gatewayMemoryProof } from './proofs/gateway-memory.ts';
import { guardCostProof } from './proofs/guard-cost.ts';
import { identityProof } from './proofs/identity.ts';
import { injectionProof } from './proofs/injection.ts';
import { ledgersProof } from './proofs/ledgers.ts';
import { logCanariesProof } from './proofs/log-canaries.ts';
import { quoteToCashProof } from './proofs/quote-to-cash.ts';
import { revenueReportsProof } from './proofs/revenue-reports.ts';
import { salesforceCliProof } from './proofs/salesforce-cli.ts';
import { sandboxFuzzProof } from './proofs/sandbox-fuzz.ts';
import { sandboxScaleProof } from './proofs/sandbox-scale.ts';
import { sweeperProof } from './proofs/sweeper.ts';
import { telemetryCostProof } from './proofs/telemetry-cost.ts';
import { writeFaultsProof } from './proofs/write-faults.ts';
import { redisKillsProof, writeKillsProof } from './proofs/write-kills.ts';
import { writeOutageProof } from './proofs/write-outage.ts';
import { writeResumeProof } from './proofs/write-resume.ts';

/** `npm run proof -- <name>`: measures one promise at full size and prints its figures. */
const proofs: Readonly<Record<string, () => Promise<boolean>>> = {
  authorization: authorizationProof,
  'black-box-scan': blackBoxScanProof,
  canaries: canariesProof,
  'cash-reports': cashReportsProof,
  'demand-cost': demandCostProof,
  differential: differentialProof,
  'field-matrix': fieldMatrixProof,
  'gateway-memory': gatewayMemoryProof,
  'guard-cost': guardCostProof,
  identity: identityProof,
  injection: injectionProof,
  ledgers: ledgersProof,
  'log-canaries': logCanariesProof,
  'quote-to-cash': quoteToCashProof,
  'redis-kills': redisKillsProof,
  'revenue-reports': revenueReportsProof,
  'salesforce-cli': salesforceCliProof,
  'sandbox-fuzz': sandboxFuzzProof,
  'sandbox-scale': sandboxScaleProof,
  sweeper: sweeperProof,
  'telemetry-cost': telemetryCostProof,
  'write-faults': writeFaultsProof,
  'write-kills': writeKillsProof,
  'write-outage': writeOutageProof,
  'write-resume': writeResumeProof,
};

const name = process.argv[2] ?? '';
const proof = proofs[name];
if (!proof) {
  console.error(`usage: npm run proof -- <${Object.keys(proofs).join('|')}>`);
  process.exit(2);
}
process.exit((await proof()) ? 0 : 1);
