import type { DocumentType } from '../books/document.ts';
import type { Column, Table } from '../catalogue/column.ts';
import { tableNamed } from '../catalogue/tables.ts';
import { SUBRECORDS, type SubrecordName } from './document-addresses.ts';
import type { SublistName } from './sublist-columns.ts';

export interface Field {
  /** As JSON writes it. */
  readonly name: string;
  readonly column: Column;
  /** Follows from other data; what a client sends for it is ignored. */
  readonly computed: boolean;
}

export interface RecordType {
  /** As the URL writes it. */
  readonly name: string;
  readonly table: Table;
  /** NetSuite's numeric id of the type, as deletedrecord shows it. */
  readonly typeId: number;
  readonly shown: string;
  readonly kind: 'entity' | 'transaction' | 'list';
  readonly documentType?: DocumentType;
  /** Columns that tell this type's rows from others of the same table. */
  readonly filter: Readonly<Record<string, string>>;
  /** By lower-case name. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly sublists: readonly SublistName[];
  readonly subrecords: readonly SubrecordName[];
  readonly writable: boolean;
}

interface Specification {
  readonly table: string;
  readonly typeId: number;
  readonly shown: string;
  readonly fields: string;
  readonly kind?: RecordType['kind'];
  readonly documentType?: DocumentType;
  readonly filter?: Readonly<Record<string, string>>;
  readonly sublists?: RecordType['sublists'];
  readonly writable?: boolean;
}

/** Fields from a specification: names separated by blanks, `=column` where the column is named otherwise, `*` computed. */
function parseFields(table: Table, specification: string): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const token of specification.split(/\s+/).filter((part) => part !== '')) {
    const computed = token.startsWith('*');
    const [name = '', alias] = (computed ? token.slice(1) : token).split('=');
    const column = table.columns.get(alias ?? name.toLowerCase());
    if (!column?.stored) throw new Error(`record field ${name} has no column in ${table.name}`);
    fields.set(name.toLowerCase(), { name, column, computed });
  }
  return fields;
}

/** A type from its specification. */
export function recordType(name: string, specification: Specification): RecordType {
  const table = tableNamed(specification.table);
  return {
    name,
    table,
    typeId: specification.typeId,
    shown: specification.shown,
    kind: specification.kind ?? 'list',
    ...(specification.documentType ? { documentType: specification.documentType } : {}),
    filter: specification.filter ?? {},
    fields: parseFields(table, specification.fields),
    sublists: specification.sublists ?? [],
    subrecords:
      specification.kind === 'transaction' && specification.sublists?.includes('item') ? SUBRECORDS : [],
    writable: specification.writable ?? true,
  };
}
