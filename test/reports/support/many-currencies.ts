import type { DataSet } from '../../../sandbox/dataset/dataset.ts';
import { smallCompany, table } from '../../wire/netsuite/small-company.ts';

/** Two subsidiaries that sell in dollars, euros, yen without digits and dinars with three. */
export function companyOfManyCurrencies(): DataSet {
  const dataSet = smallCompany('many currencies');
  const netsuite = new Map(dataSet.netsuite);
  const add = (name: string, rows: string): void => {
    const more = table(rows);
    const known = netsuite.get(name);
    netsuite.set(name, {
      columns: known?.columns ?? more.columns,
      rows: [...(known?.rows ?? []), ...more.rows],
    });
  };
  add(
    'currencyRate',
    `baseCurrency,transactionCurrency,exchangeRate,effectiveDate
    USD,JPY,0.0064,2024-01-01
    USD,KWD,3.25,2024-01-01
    EUR,USD,0.91,2024-01-01
    EUR,JPY,0.0058,2024-01-01
    EUR,KWD,2.98,2024-01-01`,
  );
  add(
    'customer',
    `externalId,entityId,companyName,email,subsidiary,currency,terms,creditLimit,creditHoldOverride,salesRep,partner,parent,custentity_channel
    C-5,C-5,Epsilon,,1,JPY,Net 30,,OFF,REP-1,,,DIRECT
    C-6,C-6,Zeta,,EU,KWD,Net 30,,OFF,,,,DIRECT`,
  );
  return { ...dataSet, netsuite };
}
