// SQL whose values a fix gives beside the text: SQLite says which statements it runs, before and after.
import assert from 'node:assert/strict';
import type { Proof } from '../proof';

const visits = `import sqlite3

TABLE = "visits"


def on(connection, day, name):
    query = f"""
        SELECT name FROM {TABLE}
        WHERE day = '{day}' AND name LIKE '%{name}%' AND kind <> '100%'
    """
    return connection.execute(query).fetchall()


def of(connection, name):
    return connection.execute("SELECT day FROM visits WHERE name = '%s'" % name).fetchall()


def add(connection, day, name):
    connection.execute("INSERT INTO visits VALUES ('{}', '{}', 'new')".format(day, name))


def drop(connection, name):
    query = "DELETE FROM visits WHERE name = '" + name + "'"
    connection.execute(query)
`;

/** What SQLite is told, with the values in their places. */
const use = `import datetime, sqlite3, visits
connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE visits (day TEXT, name TEXT, kind TEXT)")
connection.set_trace_callback(print)
for day, name in [("2026-01-01", "Ana"), (datetime.date(2026, 1, 2), "Åse ñ"), ("", ""), (7, "100%")]:
    visits.add(connection, day, name)
    print(visits.on(connection, day, name), visits.of(connection, name))
visits.drop(connection, "Ana")
print(visits.on(connection, "2026-01-01", "Ana"))`;

const attack = `import sqlite3, visits
connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE visits (day TEXT, name TEXT, kind TEXT)")
connection.executemany("INSERT INTO visits VALUES (?, ?, 'new')", [("1", "Ana"), ("2", "O'Neill")])
print(len(visits.of(connection, "' OR 1=1 --")))
print(visits.of(connection, "O'Neill"))`;

export const sql: readonly Proof[] = [
  {
    rule: 'data/sql-built-from-strings',
    fix: 'values beside the SQL',
    oracles: ['the log of SQLite', 'an attack'],
    prove: bench => {
      const folder = bench.repository({
        '.preflight.yaml': 'profile: batch\n',
        'README.md': '# Visits\n',
        'visits.py': visits,
      });
      const log = bench.expect('python3', ['-c', use], folder);
      assert.match(log, /WHERE day = '2026-01-02' AND name LIKE '%Åse ñ%' AND kind <> '100%'/);
      assert.throws(() => bench.expect('python3', ['-c', attack], folder), /OperationalError/);
      assert.deepEqual(bench.mend(folder, 'data/sql-built-from-strings'), ['visits.py']);
      assert.equal(bench.expect('python3', ['-c', use], folder), log);
      assert.equal(bench.expect('python3', ['-c', attack], folder), "0\n[('2',)]\n");
    },
  },
];
