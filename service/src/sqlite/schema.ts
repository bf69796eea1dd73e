/** "LANE": tells our files from other programs' (`PRAGMA application_id`). */
export const APPLICATION_ID = 0x4c414e45;
export const SCHEMA_VERSION = 2;

/** A record's id is its campaign's key and its number in the campaign's log: `key × RECORDS_PER_CAMPAIGN + seq`. */
export const RECORDS_PER_CAMPAIGN = 2 ** 40;

/**
 * `record` holds each operation that was taken, for good, so that a retry is known however late it comes. Those that
 * changed a tally make up the audit log, in the order of `id`; those that changed nothing have ids below 0. `vote` is what
 * a voter has given, `counter` the sum of it without what was annulled.
 */
export const SCHEMA = `
  CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE campaign (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL DEFAULT 0,
    seq INTEGER NOT NULL DEFAULT 0,
    commits INTEGER NOT NULL DEFAULT 0,
    head BLOB NOT NULL,
    version INTEGER NOT NULL DEFAULT 0,
    definition TEXT,
    file_definition TEXT,
    source TEXT NOT NULL DEFAULT 'file' CHECK (source IN ('file', 'admin')),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paused', 'closed')),
    sealed INTEGER NOT NULL DEFAULT 0 CHECK (sealed IN (0, 1))
  ) STRICT;

  CREATE TABLE counter (
    campaign INTEGER NOT NULL,
    item TEXT NOT NULL,
    n INTEGER NOT NULL CHECK (n >= 0),
    reached_at INTEGER NOT NULL,
    PRIMARY KEY (campaign, item)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE vote (
    campaign INTEGER NOT NULL,
    voter BLOB NOT NULL,
    item TEXT NOT NULL,
    day INTEGER NOT NULL,
    n INTEGER NOT NULL CHECK (n > 0),
    annulled INTEGER NOT NULL DEFAULT 0 CHECK (annulled BETWEEN 0 AND n),
    level INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (campaign, voter, item, day)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    commit_number INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    campaign INTEGER NOT NULL,
    op BLOB,
    op_seq INTEGER,
    voter BLOB,
    item TEXT,
    day INTEGER,
    n INTEGER,
    delta INTEGER NOT NULL,
    level INTEGER,
    at INTEGER NOT NULL,
    note TEXT,
    count INTEGER,
    mine INTEGER,
    remaining INTEGER,
    rev INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX record_op ON record (campaign, op) WHERE op IS NOT NULL;

  CREATE TABLE spent (
    key TEXT PRIMARY KEY,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
