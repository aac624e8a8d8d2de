import type { WireClient } from './wire-client.ts';

/** What must hold of the books whatever was written: each transaction balances, open items are the receivables. */
export async function checkLedger(
  client: WireClient,
): Promise<{ unbalanced: unknown[]; receivables: string | undefined; openItems: string | undefined }> {
  const unbalanced = await client.rows(
    'SELECT transaction, SUM(amount) AS off FROM transactionaccountingline GROUP BY transaction HAVING SUM(amount) <> 0',
  );
  const [ledger] = await client.rows(
    `SELECT NVL(SUM(tal.amount), 0) AS n FROM transactionaccountingline tal JOIN account a ON a.id = tal.account WHERE a.accttype = 'AcctRec'`,
  );
  const [items] = await client.rows(
    `SELECT SUM(NVL(tal.amountunpaid, 0) - NVL(tal.paymentamountunused, 0)) AS n FROM transactionaccountingline tal JOIN account a ON a.id = tal.account WHERE a.accttype = 'AcctRec'`,
  );
  return { unbalanced, receivables: ledger?.n, openItems: items?.n };
}
