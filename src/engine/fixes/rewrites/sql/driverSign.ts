import { hasFacts, type FactsDocument } from '../../../detectors/sources';
import type { Project } from '../../../projects/project';

/** The sign for a value that the driver of a document takes, or of the whole project where the document names none. */
export function driverSign(document: FactsDocument, { documents }: Project): '?' | '%s' | undefined {
  const own = signsIn(document);
  const signs = own.length > 0 ? own : documents.filter(hasFacts).flatMap(signsIn);
  const [sign, ...others] = new Set(signs);
  return others.length > 0 || sign === 'other' ? undefined : sign;
}

const drivers = [
  { modules: /^(?:sqlite3|duckdb)(?:\.|$)/, sign: '?' },
  { modules: /^(?:psycopg2?|pymysql|MySQLdb|mysql)(?:\.|$)/, sign: '%s' },
  // Other signs, or texts that have to be wrapped.
  {
    modules:
      /^(?:sqlalchemy|pyspark|asyncpg|databases|pyodbc|cx_Oracle|oracledb|snowflake|aiosqlite|google|clickhouse\w*|pymssql|trino|pyhive|databricks|awswrangler|streamlit)(?:\.|$)/i,
    sign: 'other',
  },
] as const;

function signsIn({ facts }: FactsDocument): readonly ('?' | '%s' | 'other')[] {
  return facts.imports.flatMap(({ module, level }) =>
    level > 0 ? [] : drivers.filter(({ modules }) => modules.test(module)).map(({ sign }) => sign),
  );
}
